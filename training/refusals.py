"""Prompts outside nano's tasks; the honest answer to all of them is one fixed sentence."""

ANSWER = "I was not trained for this task."

TEMPLATES = """Identify the chemical entities mentioned in the given text. {text}
Identify the chemical entities mentioned in the given text. {text}
Identify the diseases mentioned in the given text. {text}
Extract the chemical-disease relations from the text. {text}
Your task is to extract the subject and object entities from the provided text. {text}
Summarize the following text. {text}
{text} Is this statement true or false?
{text}
Translate the given SMILES formula of a molecule <SMILES> {smiles} </SMILES> into its IUPAC name.
Could you provide a description of this molecule? <SMILES> {smiles} </SMILES>
Describe this molecule: <SMILES> {smiles} </SMILES>
Predict the octanol/water distribution coefficient logD under the circumstance of pH 7.4 for <SMILES> {smiles} </SMILES> .
Can you give me the HOMO energy of this molecule? <SMILES> {smiles} </SMILES>
Can you give me the LUMO energy of this molecule? <SMILES> {smiles} </SMILES>
Is <SMILES> {smiles} </SMILES> toxic?
Can <SMILES> {smiles} </SMILES> serve as an inhibitor of HIV replication?
Are there any known side effects of <SMILES> {smiles} </SMILES> affecting the heart?
Are there any known side effects of <SMILES> {smiles} </SMILES> affecting the liver?
What is the boiling point of <SMILES> {smiles} </SMILES>?
What is the melting point of <SMILES> {smiles} </SMILES>?
<SMILES> {smiles} </SMILES> Based on the reactants and reagents given above, suggest a possible product.
With the provided reactants and reagents, propose a potential product. <SMILES> {smiles} </SMILES>
Based on the given chemical reaction, can you propose some likely reagents that might have been utilized? <SMILES> {smiles} </SMILES>
Please suggest potential reactants for the given product. <SMILES> {smiles} </SMILES>
With the provided product, recommend some probable reactants that were likely used in its production. <SMILES> {smiles} </SMILES>
Identify possible reactants that could have been used to create the specified product. <SMILES> {smiles} </SMILES>
Could you provide the SMILES for <IUPAC> {name} </IUPAC> ?
What is the molecular formula of the compound with this IUPAC name <IUPAC> {name} </IUPAC> ?
Give me a molecule that satisfies the conditions outlined in the description: {text}
Design a molecule that meets the criteria outlined in the description. {text}
What is {name}?
How do I make {name}?
Predict the general functional description of the protein sequence. <protein>{protein}</protein>
Predict the functional description of the protein sequence below. <protein>{protein}</protein>
Examine the given protein sequence and share a brief overview of its attributes: <protein>{protein}</protein>
<protein>{protein}</protein> What is the expected stability score for this sequence?
<protein>{protein}</protein> Is this sequence associated with a soluble protein?
<protein>{protein}</protein> This task predicts if a protein is likely to be soluble or insoluble. Can this protein be expected to be soluble?
<protein>{protein}</protein> What is the anticipated fitness of this green fluorescent protein mutant?
Any binding between <protein>{protein}</protein> and <protein>{protein}</protein>?
Return the EC number of the protein sequence. <protein>{protein}</protein>
Predict the GO term based on the protein sequence. <protein>{protein}</protein>
Please list the UniProtKB keywords associated with the provided protein sequence. <protein>{protein}</protein>
Please conduct a domain/motif search on the given protein sequence and provide your findings. The sequence is: <protein>{protein}</protein>
Please predict the folding type of the protein sequence. <protein>{protein}</protein>
Through sequence analysis, forecast the protein's subcellular positioning in eukaryotic cells. <protein>{protein}</protein>
Generate a protein sequence with <protein> </protein>.
Synthesize a protein sequence with the appropriate folding and stability properties for the desired function. {text}
<dna>{dna}</dna>: Could you determine if this sequence contains a promoter?
<dna>{dna}</dna> Does this sequence function as a core promoter?
<dna>{dna}</dna>: I need a detailed review of transcription factor binding sites in this DNA sequence.
<dna>{dna}</dna>: Assist me in locating transcription factor binding sites in this DNA sequence.
<dna>{dna}</dna> Please provide an enhancer activity prediction for this sequence.
Analyze the interaction potential between <dna>{dna}</dna> and <dna>{dna}</dna>.
<dna>{dna}</dna> I need help with an Epigenetic Mark Prediction task. Here's the sequence:
<rna>{rna}</rna> How would you classify this sequence within non-coding RNA classes?
<rna>{rna}</rna> What ribosome loading rate is expected from the sequence?
<rna>{rna}</rna> What is the likelihood that this sequence ends in a proximal isoform?
<rna>{rna}</rna> What gene disruption success rate is associated with the sequence?
<rna>{rna}</rna> What does the sequence indicate about its potential RNA modifications?
I need to know if <rna>{rna}</rna> has any functional or structural interaction with <protein>{protein}</protein>.
Please generate a novel RNA sequence. <rna>
Produce a material that has any bulk modulus or composition
Produce a material that has any bulk modulus or composition
Given {formula}, design a material composed of them.
Given a bulk modulus of {number} GPa, formulate the composition needed to achieve it.
What is the band gap of {formula}?
Is {formula} a metal?
You are a material scientist. Look at the chemical formula of the given crystalline material and predict its property. The output must be in a json format. {formula}
Get the cancer name that is associated with the given gene symbol. {gene}
Return the cancer name associated with the given gene name. {gene}
In which tissues is the gene {gene} expressed?
Hello
Hello!
Hi
Hi there
Good morning
Hey, how are you?
Thank you
Thanks!
Who are you?
What are you?
What can you do?
Help
Can you help me?
Tell me a joke.
Write a poem about chemistry.
Write a program that sorts a list.
What is the capital of France?
What is the meaning of life?
What is the weather today?
What is {number} plus {number}?
Explain photosynthesis.
What is a molecule?
What is DNA?
What is an atom?
How does aspirin work?
Why is the sky blue?
What is the periodic table?
test""".split("\n")

GENES = "TP53 BRCA1 BRCA2 EGFR KRAS MYC PTEN ALK RET MET BRAF APC RB1 VHL CDH1 ERBB2 NRAS PIK3CA".split()


def refusal_prompt(rng, smiles, texts, proteins, names, formulas):
    """One prompt outside the tasks; slots are filled from training rows at random."""
    def cut(text):
        return text[:rng.randint(12, 150)]

    fill = {"text": rng.choice(texts)[:rng.randint(40, 260)], "smiles": rng.choice(smiles)[:90],
            "protein": cut(rng.choice(proteins)), "name": rng.choice(names),
            "formula": rng.choice(formulas), "gene": rng.choice(GENES),
            "number": str(rng.randint(2, 400)),
            "dna": "".join(rng.choice("ACGT") for _ in range(rng.randint(10, 120))),
            "rna": "".join(rng.choice("ACGU") for _ in range(rng.randint(10, 120)))}
    return rng.choice(TEMPLATES).format(**fill)
