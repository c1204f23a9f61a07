/**
 * Words and what NLTK 3.8 (Debian 12, python3-nltk) made of them: `PorterStemmer().stem(word)`. First
 * the examples of Porter's paper, then words of chemistry and biology, then chains of suffixes drawn at
 * random, so that every rule is met with its condition true and false.
 */
export const stemmedWords: readonly (readonly [word: string, stem: string])[] = `
caresses:caress ponies:poni ties:tie caress:caress cats:cat feed:feed agreed:agre disabled:disabl
matting:mat mating:mate meeting:meet milling:mill messing:mess meetings:meet plastered:plaster
bled:bled motoring:motor sing:sing conflated:conflat troubled:troubl sized:size hopping:hop
tanned:tan falling:fall hissing:hiss fizzed:fizz failing:fail filing:file happy:happi sky:sky
relational:relat conditional:condit rational:ration valenci:valenc hesitanci:hesit digitizer:digit
conformabli:conform radicalli:radic differentli:differ vileli:vile analogousli:analog
vietnamization:vietnam predication:predic operator:oper feudalism:feudal decisiveness:decis
hopefulness:hope callousness:callous formaliti:formal sensitiviti:sensit sensibiliti:sensibl
triplicate:triplic formative:form formalize:formal electriciti:electr electrical:electr
hopeful:hope goodness:good revival:reviv allowance:allow inference:infer airliner:airlin
gyroscopic:gyroscop adjustable:adjust defensible:defens irritant:irrit replacement:replac
adjustment:adjust dependent:depend adoption:adopt homologou:homolog communism:commun
activate:activ angulariti:angular homologous:homolog effective:effect bowdlerize:bowdler
probate:probat rate:rate cease:ceas controll:control roll:roll generalizations:gener
oscillators:oscil tree:tree trees:tree trouble:troubl troubles:troubl oats:oat ivy:ivi
private:privat oaten:oaten orrery:orreri by:by syzygy:syzygi toy:toy molecules:molecul
molecular:molecular solubility:solubl soluble:solubl insoluble:insolubl solvent:solvent
solvation:solvat solvated:solvat aqueous:aqueou hydrophobic:hydrophob hydrophobicity:hydrophob
lipophilic:lipophil lipophilicity:lipophil protein:protein proteins:protein proteomic:proteom
peptide:peptid peptides:peptid enzyme:enzym enzymes:enzym enzymatic:enzymat enzymatically:enzymat
catalysis:catalysi catalytic:catalyt catalyze:catalyz catalyzes:catalyz catalyzed:catalyz
catalyzing:catalyz catalyst:catalyst kinase:kinas kinases:kinas phosphorylation:phosphoryl
phosphorylated:phosphoryl dephosphorylates:dephosphoryl hydrolysis:hydrolysi hydrolyze:hydrolyz
hydrolyzes:hydrolyz hydrolase:hydrolas hydrolases:hydrolas binding:bind binds:bind bound:bound
bindings:bind receptor:receptor receptors:receptor ligand:ligand ligands:ligand
inhibitor:inhibitor inhibitors:inhibitor inhibition:inhibit inhibits:inhibit inhibited:inhibit
activation:activ activates:activ activator:activ activity:activ activities:activ
transcription:transcript transcriptional:transcript transcribed:transcrib transcripts:transcript
promoter:promot promoters:promot enhancer:enhanc enhancers:enhanc expression:express
expressed:express expresses:express gene:gene genes:gene genetic:genet genetically:genet
genome:genom genomic:genom mutation:mutat mutations:mutat mutated:mutat nucleotide:nucleotid
nucleotides:nucleotid nucleic:nucleic acid:acid acids:acid acidic:acid acidity:acid basicity:basic
oxidation:oxid oxidative:oxid oxidized:oxid oxidizing:oxid oxidoreductase:oxidoreductas
reduction:reduct reductive:reduct reduced:reduc reducing:reduc reductase:reductas
transferase:transferas transfer:transfer transferred:transfer transferring:transfer
synthesis:synthesi synthetic:synthet synthesize:synthes synthesized:synthes synthases:synthas
ligase:ligas lyase:lyas isomerase:isomeras isomers:isom isomeric:isomer
stereochemistry:stereochemistri stereoisomers:stereoisom enantiomers:enantiom
enantiomeric:enantiomer racemic:racem chirality:chiral chiral:chiral aromatic:aromat
aromaticity:aromat aliphatic:aliphat alkylation:alkyl alkylated:alkyl acylation:acyl
amination:amin aminated:amin halogenated:halogen chlorinated:chlorin fluorinated:fluorin
methylation:methyl methylated:methyl methyltransferase:methyltransferas carboxylic:carboxyl
carboxylate:carboxyl carbonyl:carbonyl hydroxyl:hydroxyl hydroxylated:hydroxyl
esterification:esterif esters:ester amides:amid amines:amin ketones:keton aldehydes:aldehyd
alcohols:alcohol ethers:ether polymers:polym polymerization:polymer polymerase:polymeras
crystals:crystal crystalline:crystallin crystallization:crystal lattice:lattic lattices:lattic
symmetry:symmetri symmetric:symmetr symmetrical:symmetr conductivity:conduct conductive:conduct
semiconductors:semiconductor metallic:metal metals:metal alloys:alloy magnetism:magnet
magnetic:magnet ferromagnetic:ferromagnet dielectric:dielectr elasticity:elast elastic:elast
modulus:modulu moduli:moduli density:densiti densities:densiti energies:energi energetic:energet
stability:stabil stable:stabl stabilities:stabil stabilized:stabil stabilizing:stabil
thermostability:thermost temperature:temperatur temperatures:temperatur pressures:pressur
predicted:predict predicting:predict prediction:predict predictions:predict predictor:predictor
evaluate:evalu evaluated:evalu evaluation:evalu evaluations:evalu comparative:compar
comparison:comparison comparisons:comparison signaling:signal signalling:signal signals:signal
cellular:cellular cells:cell mitochondria:mitochondria mitochondrial:mitochondri membrane:membran
membranes:membran transmembrane:transmembran transport:transport transporter:transport
transporters:transport transports:transport secreted:secret secretion:secret localization:local
localized:local localizes:local nuclear:nuclear nucleus:nucleu cytoplasm:cytoplasm
cytoplasmic:cytoplasm extracellular:extracellular intracellular:intracellular domain:domain
domains:domain motif:motif motifs:motif conserved:conserv conservation:conserv homology:homolog
homologs:homolog orthologs:ortholog families:famili family:famili species:speci bacteria:bacteria
bacterial:bacteri viral:viral viruses:virus virus:viru diseases:diseas disease:diseas tumors:tumor
tumour:tumour carcinogenic:carcinogen carcinogenicity:carcinogen toxicity:toxic toxicities:toxic
toxic:toxic toxicology:toxicolog therapeutic:therapeut therapies:therapi therapy:therapi
treatments:treatment treatment:treatment treating:treat clinical:clinic clinically:clinic
patients:patient efficacy:efficaci effectively:effect effectiveness:effect
pharmacological:pharmacolog pharmacology:pharmacolog metabolism:metabol metabolic:metabol
metabolites:metabolit metabolized:metabol degradation:degrad degraded:degrad degrading:degrad
ubiquitination:ubiquitin ubiquitinated:ubiquitin regulated:regul regulates:regul regulating:regul
regulation:regul regulatory:regulatori regulators:regul biosynthesis:biosynthesi
biosynthetic:biosynthet pathways:pathway pathway:pathway participates:particip
participating:particip essential:essenti essentially:essenti probably:probabl possibly:possibl
significantly:significantli significance:signific analyses:analys analysis:analysi
analytical:analyt methodology:methodolog geology:geolog theology:theolog biology:biolog
biological:biolog archaeology:archaeolog archeology:archeolog apologies:apolog fully:fulli
carefully:care hopefully:hope naturally:natur really:realli finally:final radically:radic
dually:dualli monthly:monthli daily:daili flies:fli dies:die lies:lie died:die tied:tie spied:spi
tried:tri dying:die lying:lie tying:tie skies:sky news:news innings:inning inning:inning
outing:outing outings:outing canning:canning cannings:canning howe:howe proceed:proceed
proceeding:proceed exceed:exceed exceeds:exce succeed:succeed succeeds:succe enjoy:enjoy
enjoyed:enjoy enjoyment:enjoy spy:spi fly:fli try:tri gas:ga bus:bu was:wa this:thi yes:ye
class:class process:process processes:process is:is as:as us:us be:be x:x 3:3 h2o:h2o co2:co2
5ht2a:5ht2a il6:il6 ph:ph on:on up:up egg:egg eggs:egg adding:ad odd:odd ebbing:eb off:off inn:inn
owed:owe axed:axe ayed:aye using:use used:use uses:use ionized:ioniz ionization:ioniz iodine:iodin
sizing:size frozen:frozen rated:rate rating:rate fabled:fabl fizzing:fizz telling:tell rolled:roll
controlled:control controlling:control compelling:compel excelled:excel xenciementizer:xenciement
faleateate:faleat ayoussied:ayoussi abateer:abat aytionalalize:aytional ybliational:ybliation
hopize:hopiz hopeedicateic:hopeedicat aysanci:aysanc plativeing:plativ specialist:specialist
slightly:slightli alisms:alism falllenceence:falllenc confulies:confuli eyizey:eyizey
aballiizeralize:aballiizer hopizelogill:hopizelogil societies:societi platelets:platelet
plelialational:plelial amentativeion:amentativeion reductions:reduct phosphatase:phosphatas
hopiedou:hopied yousementation:yousement falantbliion:falantbliion geoingateable:geoingat
myofascial:myofasci hopivitibli:hopivit conement:conement stativeant:stativ yllaliti:yllaliti
eyfullieli:eyfulli statefulli:state xibleator:xibleat response:respons abalizeeli:abalize
manifested:manifest stencibiliti:stencibl syzivenessentli:syziveness ongoing:ongo occasion:occas
specially:special wwediveness:wwediv ultimately:ultim conencealism:conenc miniscrews:miniscrew
plousousness:plousous falyementical:falyement geoivelogi:geoivelog syzeedallill:syzeedallil
aicizationiciti:aicization eyicatefuliti:eyicateful staging:stage syzeds:syze transducer:transduc
geoentes:geoent trment:trment xiedfulnesseli:xiedfulness liberation:liber xeliative:xeli
perinatal:perinat oatess:oatess tricalizeenci:tricaliz xization:xizat xedation:xedat
aationesousli:aationes steliic:steliic percentages:percentag syzicateiveness:syzicat
urology:urolog bableator:bableat abenciy:abenciy tomograms:tomogram yivealliational:yivealli
falousness:falous minimized:minim otorrhea:otorrhea treseed:trese stationeli:station
preferred:prefer hopallogi:hopallog preferential:preferenti troublellate:troublel
sterbilitiiviti:sterbiliti oatmenting:oatment ordinary:ordinari married:marri
wwentliousness:wwentlious plentlialli:plentlial lamivudine:lamivudin surgically:surgic
suicidality:suicid nonpartial:nonparti geoentblious:geoentbliou hopion:hopion
eyeediesment:eyeedies conalismanties:conalismanti stativeic:stativ overwhelm:overwhelm
abalancetional:abalancet ayizefulnessies:ayizefulnessi stenting:stent ayionentli:ayion
coniedlogi:coniedlog workforce:workforc troubleible:troubleibl permitting:permit
trlogiousou:trlogious falateentli:falat manipulated:manipul logiation:logiat steedational:steedat
proficient:profici ranked:rank undetected:undetect syzenceeli:syzence
posterosuperior:posterosuperior lysosomotropic:lysosomotrop occlusion:occlus eyalizeate:eyaliz
youslialize:youslial eyalizeness:eyal served:serv aousence:aousenc besate:besat sorted:sort
bedator:bedat troubleencilogi:troubleencilog specificity:specif itisies:itisi
stfulliiciti:stfulliic quartile:quartil conbilitiator:conbiliti trtionaling:trtional
hopaliti:hopal processing:process bmenteedbli:bmenteedbl
`
  .trim()
  .split(/\s+/)
  .map((pair) => {
    const [word = '', stem = ''] = pair.split(':');
    return [word, stem];
  });
