import { assert } from '#base/assert.ts';

/** Models and methods of the paper's tables, in the order of its columns. */
export const scoredModels = [
  'scireasoner8b',
  'scireasoner1_7b',
  'specialistLLM',
  'nonLLMExpert',
  'gemini25pro',
  'gptO3',
  'deepseekR1',
  'gptOss120b',
] as const;

export type ScoredModel = (typeof scoredModels)[number];

export interface PublishedScore {
  readonly model: ScoredModel;
  readonly value: number;
  /** Measured on a random 1,000 rows of the test set only (the paper's †). */
  readonly onSubset: boolean;
}

/** The primary metric of one task as the paper prints it (arXiv 2509.21320v3, Tables 3 to 8 and 10 to 15). */
export interface PublishedScores {
  /** `percent`, `fraction`, `ratio`, `times 100` or a physical unit. */
  readonly unit: string;
  /** Rows of the whole test set; absent where the paper prints no size of its own. */
  readonly testSize?: number;
  /** Those that are printed. */
  readonly scores: readonly PublishedScore[];
  /** The two SciReasoner models on the same subset as the models marked †: compare like with like. */
  readonly subsetScores: readonly PublishedScore[];
  /** Name of the specialist language model of this task. */
  readonly specialistLLM?: string;
  /** Name of the method that is no language model. */
  readonly nonLLMExpert?: string;
}

/** A mark † says that the score was measured on the subset; an empty cell, that none is printed. */
const table = `
task                               | unit         | rows   | 8B      | 1.7B    | LLM    | expert | Gemini | o3     | R1     | oss     | 8B†    | 1.7B†  | specialist LLM            | expert method
smiles-to-iupac                    | percent      | 2993   | 56.63   | 49.52   | 29     |        | 4.7†   | 1.5†   | 2.2    | 0.17    | 57.1   | 50.2   | LlaSMol-7B                |
smiles-to-formula                  | percent      | 2993   | 96.39   | 95.92   | 93.2   |        | 55.2†  | 64.81† | 34     | 19.88   | 96     | 87.1   | LlaSMol-7B                |
iupac-to-smiles                    | percent      | 2993   | 84.4    | 78.85   | 70.1   |        | 38.2†  | 21.82† | 26.9   | 7.58    | 90.7   | 86.5   | LlaSMol-7B                |
iupac-to-formula                   | percent      | 2993   | 92.65   | 91.81   | 87.9   |        | 88.5†  | 76.5†  | 68.8   | 33.24   | 93     | 88.1   | LlaSMol-7B                |
molecular-description              | fraction     | 1000   | 0.78    | 0.75    | 0.29   | 0.75   | 0.23   | 0.07   | 0.06   | 0.05    |        |        | Mol-Instructions-7B       | BioT5+
molecule-captioning                | fraction     | 2538   | 0.6     | 0.59    | 0.45   |        | 0.42†  | 0.28†  | 0.25   | 0.15    | 0.58   | 0.59   | LlaSMol-7B                |
protein-function-caspsimilarseq    | fraction     | 184    | 0.85    | 0.83    | 0.74   |        | 0.01   | 0.01   | 0.02   | 0.02    |        |        | OPI-Galactica-6.7B        |
protein-function-idfilterseq       | fraction     | 1112   | 0.82    | 0.77    | 0.7    |        | 0.01   | 0.01   | 0.01   | 0.03    |        |        | OPI-Galactica-6.7B        |
protein-function-uniprotseq        | fraction     | 4562   | 0.88    | 0.84    | 0.71   |        | 0.01   | 0.02   | 0.01   | 0.03    |        |        | OPI-Galactica-6.7B        |
protein-general-function           | fraction     | 2633   | 0.99    | 0.83    | 0.44   | 0.68   | 0.21†  | 0.08†  | 0.05   | 0.07    | 0.98   | 0.82   | Mol-Instructions-7B       | BioT5+
chemical-entity-recognition        | fraction     | 100    | 0.92    | 0.81    | 0.75   |        | 0.71   | 0.66   | 0.05   | 0.55    |        |        | Mol-Instructions-7B       |
chemical-protein-interaction       | fraction     | 70     | 0.83    | 0.46    | 0.22   |        | 0.12   | 0.06   | 0.05   | 0.05    |        |        | Mol-Instructions-7B       |
chemical-disease-interaction       | fraction     | 50     | 0.97    | 0.66    | 0.4    |        | 0.35   | 0.33   | 0.18   | 0.23    |        |        | Mol-Instructions-7B       |
multiple-choice-question           | fraction     | 1001   | 0.99    | 0.92    | 0.65   |        | 0.94   | 0.71   | 0.26   | 0.87    |        |        | Mol-Instructions-7B       |
true-false-question                | fraction     | 100    | 0.68    | 0.64    | 0.55   |        | 0.67   | 0.62   | 0.66   | 0.66    |        |        | Mol-Instructions-7B       |
open-question                      | fraction     | 1004   | 0.87    | 0.83    | 0.84   |        | 0.84   | 0.82   | 0.79   | 0.8     |        |        | Mol-Instructions-7B       |
esol                               | log10(mol/L) | 112    | 1.08    | 1.21    | 1.04   |        | 1.28   | 1.58   | 1.48   | 3.45    |        |        | LlaSMol-7B                |
lipo                               | log units    | 420    | 0.82    | 0.94    | 1.01   |        | 1.21   | 1.44   | 2      | 1.65    |        |        | LlaSMol-7B                |
physicochemical                    | Hartree      | 1999   | 0.002   | 0.003   | 0.013  |        | 0.027  | 1.879  | 2.384  | 1.329   |        |        | Mol-Instructions-7B       |
mp-regression                      | ratio        | 82241  | 5.12    | 4.98    | 0.76   | 5.32   | 1.32†  | 1.22†  | 0.66   | 0.95    | 5.21   | 4.67   | Gemma 2-9b-it, 5-shot     | MatBERT-109M
snumat-regression                  | ratio        | 4152   | 1.96    | 2.18    | 1.16   | 1.83   | 1.07†  | 1.14†  | 1.12   | 1       | 2.22   | 2.18   | Llama 2-7b-chat, 5-shot   | MatBERT-109M
jarvis-dft                         | ratio        | 54647  | 5.21    | 5.11    | 0.7    | 4.1    | 1.09†  | 1.2†   | 0.79   | 0.88    | 5.59   | 5.28   | Llama 2-7b-chat, 5-shot   | MatBERT-109M
jarvis-qetb                        | ratio        | 249596 | 126.61  | 138.59  | 1.05   | 59.44  | 0.53†  | 0.53†  | 0.35   | 0.5     | 137.61 | 148.71 | Llama 2-7b-chat, 5-shot   | LLM-Prop-35M
gnome                              | ratio        | 216455 | 22.03   | 19.05   | 0.5    | 15.6   | 1.28†  | 1.19†  | 0.84   | 0.73    | 21.81  | 18.46  | Llama 2-7b-chat, 5-shot   | LLM-Prop-35M
hmof                               | ratio        | 92925  | 0.99    | 1.05    | 0.66   | 1.48   | 0.65†  | 0.8†   | 0.61   | 0.67    | 0.99   | 1.04   | Llama 2-7b-chat, 5-shot   | LLM-Prop-35M
cantor-hea                         | ratio        | 33608  | 7.18    | 7.4     | 0.87   | 8.4    | 0.77†  | 0.91†  | 0.53   | 0.45    | 7.02   | 7.38   | Llama 2-7b-chat, 5-shot   | LLM-Prop-35M
qmof                               | ratio        | 3064   | 8.07    | 8.55    | 0.93   | 2.05   | 1.24†  | 1.41†  | 0.51   | 0.86    | 7.94   | 8.76   | Llama 2-7b-chat, 5-shot   | MatBERT-109M
oqmd                               | ratio        | 192799 | 5.43    | 5.29    | 1.16   | 6.02   | 1.2†   | 1.25†  | 0.77   | 0.65    | 5.67   | 5.5    | Llama 2-7b-chat, 5-shot   | LLM-Prop-35M
omdb                               | ratio        | 1213   | 1.39    | 1.4     | 1.01   | 1.55   | 0.82†  | 0.89†  | 0.88   | 0.93    | 1.42   | 1.41   | Llama 2-7b-chat, 5-shot   | MatBERT-109M
fluorescence                       | times 100    | 27217  | 66.24   | 69.36   | 2.57   | 69     | -0.43† | 0.78†  | 0.72   | 3.2     | 68.49  | 70.82  | ChatMultiOmics-8B         | ShallowCNN
stability                          | times 100    |        | 64.41   | 63.25   | 60.25  | 79     | -9.15† | -7.96  | -1.65  | -7.79   | 59.03  | 55.67  | ChatMultiOmics-8B         | Evoformer
thermostability                    | times 100    | 1336   | 58.55   | 56.25   | 45.07  | 78     | 5.47†  | 15     | -3.65  | 6.29    | 54.45  | 53.17  | ChatMultiOmics-8B         | ESM-1v
enhancer-activity                  | times 100    | 41186  | 64.39   | 65.07   | 57.24  | 68     | -4.24† | 0.49†  | -2.27  | -1.29   | 52.08  | 70.2   | ChatMultiOmics-8B         | DeepSTARR
apa-isoform                        | times 100    | 49755  | 85.87   | 87.94   | 59.01  | 50.82  | 0.13†  | 0.24†  | 0.03   | 0.01    | 87.92  | 86.19  | ChatMultiOmics-8B         | APARENT
mean-ribosome-loading              | times 100    | 7600   | 60.44   | 50.82   | 47.64  | 78     | 0†     | 0†     | 0.06   | 0.02    | 64.5   | 54.56  | ChatMultiOmics-8B         | Optimus
programmable-rna-switches          | times 100    | 9154   | 43.55   | 39      | 26.65  | 55.67  | 0.01†  | 0.15†  | 0.08   | 0.01    | 29.2   | 38.1   | ChatMultiOmics-8B         | MLP-O
crispr-on-target                   | times 100    | 416    | 25.81   | 14.35   | 2.87   | 44.1   | -3.64  | -2.21  | 0.74   | 6.21    |        |        | ChatMultiOmics-8B         | SCC
sirna-efficiency                   | times 100    | 6688   | 59.67   | 62.56   | 42.92  | 49.38  | 38.75† | 34.02  | 17.68  | 40.99   | 61.94  | 64.13  | ChatMultiOmics-8B         | Meta-Biomol
bbbp                               | percent      | 197    | 82.74   | 79.7    | 75.1   |        | 71.57  | 78.68  | 59.9   | 46.7    |        |        | LlaSMol-7B                |
clintox                            | percent      | 144    | 91.67   | 92.36   | 93.1   |        | 26.39  | 47.92  | 70.14  | 52.78   |        |        | LlaSMol-7B                |
hiv                                | percent      | 4107   | 96.81   | 96.79   | 96.7   |        | 26.7†  | 77.7†  | 89.3   | 69.86   | 95.9   | 92.4   | LlaSMol-7B                |
sider                              | percent      | 2860   | 68.53   | 70      | 70.7   |        | 67.7†  | 70.5†  | 61.2   | 38.25   | 68.7   | 66.2   | LlaSMol-7B                |
mp-classification                  | fraction     | 20575  | 0.72    | 0.7     | 0.51   | 0.72   | 0.58†  | 0.56†  | 0.57   | 0.53    | 0.71   | 0.69   | Gemma 2-9b-it, 5-shot     | MatBERT-109M
snumat-classification              | fraction     | 4152   | 0.66    | 0.69    | 0.58   | 0.72   | 0.59†  | 0.63†  | 0.57   | 0.6     | 0.66   | 0.69   | Gemma 2-9b-it, 5-shot     | LLM-Prop-35M
gsymbol2tissue                     | fraction     | 2181   | 0.52    | 0.51    | 0.53   |        | 0.01   | 0.45   | 0.04   | 0.04    |        |        | OPI-Galactica-6.7B        |
gsymbol2cancer                     | fraction     | 148    | 0.81    | 0.73    | 0.32   |        | 0      | 0.1    | 0      | 0.01    |        |        | OPI-Galactica-6.7B        |
gname2cancer                       | fraction     | 148    | 0.79    | 0.67    | 0.25   |        | 0      | 0.1    | 0      | 0.01    |        |        | OPI-Galactica-6.7B        |
solubility                         | percent      | 2001   | 71.61   | 62.67   | 63.02  | 77     | 51.4†  | 50.83  | 51.82  | 51.22   | 69.4   | 67.3   | ChatMultiOmics-8B         | DeepSol
antibody-antigen                   | times 100    | 3301   | 45.5    | 41.59   | 1.06   | 54.9   | -5.05† | 1.32   | -6.05  | -2.78   | 48.84  | 45.43  | ChatMultiOmics-8B         | DeepAAI
rna-protein                        | times 100    | 4164   | 84.97   | 86.47   | 74.26  | 93.2   | 1.2†   | -4.4   | -15.97 | -5.23   | 88.8   | 85.97  | ChatMultiOmics-8B         | ncRPI-LGAT
epigenetic-marks                   | times 100    | 28741  | 17.24   | 14.16   | 3.64   | 58.83  | 0.52†  | 2.4†   | 3.23   | 0.84    | 21.26  | 18.09  | ChatMultiOmics-8B         | DNABERT-2
tf-mouse-0                         | times 100    | 10005  | 43.52   | 41.79   | 26.5   | 64.23  | 0.2†   | 11.93† | 4.7    | 4.75    | 40.42  | 39.77  | ChatMultiOmics-8B         | DNABERT-2
tf-mouse-1                         | times 100    | 10005  | 71.03   | 68.95   | 66.96  | 86.28  | -1.24† | -3.27† | 1.95   | -0.38   | 75.98  | 72.07  | ChatMultiOmics-8B         | DNABERT-2
tf-mouse-2                         | times 100    | 10005  | 75.07   | 71.57   | 63.98  | 81.28  | 0.41†  | 5.97†  | 21.34  | 6.99    | 68.52  | 69.08  | ChatMultiOmics-8B         | DNABERT-2
tf-mouse-3                         | times 100    | 10005  | 52.98   | 44.81   | 32.02  | 73.49  | 2.72†  | 3†     | 4.68   | -9.63   | 53.31  | 45.1   | ChatMultiOmics-8B         | DNABERT-2
tf-mouse-4                         | times 100    | 10005  | 28.62   | 27.34   | 9.18   | 52.66  | 6.61†  | 3.58†  | 1.44   | -2.07   | 28.2   | 28.45  | ChatMultiOmics-8B         | DNABERT-2
enhancer-promoter                  | times 100    | 1762   | 14.4    | 8.18    | 4.13   | 53.59  | -3.75† | -3.24  | 0      | -1.69   | 8.12   | 6.75   | ChatMultiOmics-8B         | EPI-DLMH
promoter-300-all                   | times 100    | 5920   | 83.01   | 82.94   | 78.97  | 91.01  | 24.12  | 13.04  | 17.37  | -3.56   |        |        | ChatMultiOmics-8B         | NT-2500M-multi
promoter-300-notata                | times 100    | 5920   | 87.04   | 88.46   | 83.45  | 94.34  | 16.65  | 20.31  | 16.6   | -2.4    |        |        | ChatMultiOmics-8B         | DNABERT-2
promoter-300-tata                  | times 100    | 5920   | 51.37   | 44.38   | 38.5   | 79.43  | 11.98  | 15.12  | 12.6   | 13.04   |        |        | ChatMultiOmics-8B         | NT-2500M-multi
promoter-core-all                  | times 100    | 5000   | 62.56   | 61.49   | 59.98  | 70.92  | 12.38  | -3.18  | -12.13 | -3.57   |        |        | ChatMultiOmics-8B         | DNABERT 3-mer
promoter-core-notata               | times 100    | 5000   | 63.52   | 61.72   | 62.85  | 71.58  | 15.64  | 18.43  | -13.7  | -6.37   |        |        | ChatMultiOmics-8B         | NT-2500M-multi
promoter-core-tata                 | times 100    | 5000   | 46.94   | 53.67   | 39.36  | 78.15  | 13.02  | 16.07  | 11.9   | 17.97   |        |        | ChatMultiOmics-8B         | DNABERT 3-mer
tf-human-0                         | times 100    | 28741  | 61.07   | 59.33   | 56.56  | 71.99  | -3.46  | 2.41   | 5.97   | 3.24    |        |        | ChatMultiOmics-8B         | DNABERT-2
tf-human-1                         | times 100    | 28741  | 63.47   | 62.22   | 61.17  | 76.06  | 12.23  | 11.08  | 4.42   | 3.85    |        |        | ChatMultiOmics-8B         | DNABERT-2
tf-human-2                         | times 100    | 28741  | 48.02   | 47.8    | 46.92  | 66.52  | 2.29   | 7.2    | 0.61   | 5.19    |        |        | ChatMultiOmics-8B         | DNABERT-2
tf-human-3                         | times 100    | 28741  | 40.89   | 38.96   | 34.16  | 58.54  | -8.44  | 0      | -0.4   | -1.27   |        |        | ChatMultiOmics-8B         | DNABERT-2
tf-human-4                         | times 100    | 28741  | 56.1    | 56.43   | 51.86  | 77.43  | 7.56   | 15.66  | 7.61   | 15.06   |        |        | ChatMultiOmics-8B         | DNABERT-2
solubility-peer                    | percent      |        | 73.99   | 70.14   | 71.4   | 74.37  | 58.4†  | 53†    | 57.58  | 10.91   | 75.4   | 70.8   | NatureLM                  | BioT5+
stability-peer                     | percent      |        | 64.7    | 68.41   | 63.5   | 58.3   | 49.6†  | 45.4†  | 50.63  | 38.21   | 64.3   | 68.9   | NatureLM-8B               | SFM-Protein
human-ppi                          | percent      | 237    | 73.42   | 76.79   | 84.8   | 85.09  | 52.74  | 57.4   | 51.48  | 58.2    |        |        | NatureLM-8B               | BioT5+
yeast-ppi                          | percent      | 394    | 60.41   | 53.81   | 60.4   | 66.16  | 51.52  | 50     | 56.6   | 44.9    |        |        | NatureLM-8B               | BioT5+
protein-function                   | fraction     | 3494   | 0.97    | 0.63    | 0.43   | 0.57   | 0.2†   | 0.07†  | 0.05   | 0.05    | 0.96   | 0.63   | Mol-Instructions-7B       | BioT5+
domain-motif                       | fraction     | 1400   | 0.97    | 0.56    | 0.46   | 0.53   | 0.19†  | 0.04†  | 0.03   | 0.02    | 0.9    | 0.56   | Mol-Instructions-7B       | BioT5+
function-ec                        | times 100    | 1919   | 77.26   | 60.65   | 19.79  | 88.9   | 3.3†   | 4.49†  | 5.27   | 22.86   | 77.56  | 60.33  | ChatMultiOmics-8B         | SaProt-GearNet
ncrna-family                       | percent      | 2600   | 86.65   | 80.39   | 63.09  | 85.73  | 17.8†  | 6.2†   | 10.31  | 11.54   | 93.4   | 88.8   | ChatMultiOmics-8B         | GCN
rna-modification                   | times 100    | 1200   | 59.94   | 53.06   | 59.06  | 84     | 51.19  | 50.96  | 49.92  | 50.05   |        |        | ChatMultiOmics-8B         | MultiRM
subcellular-localization           | fraction     | 2772   | 0.91    | 0.84    | 0.78   |        | 0.02   | 0.08   | 0.05   | 0       |        |        | OPI-Galactica-6.7B        |
fold-type                          | fraction     | 3243   | 0.48    | 0.34    | 0.61   |        | 0.01   | 0.01   | 0.01   | 0       |        |        | OPI-Llama-3.1-8B-Instruct |
ec-new-392                         | fraction     | 382    | 0.54    | 0.39    | 0.35   | 0.49   | 0      | 0      | 0      | 0       |        |        | OPI-Llama-3.1-8B-Instruct | CLEAN
ec-price-149                       | fraction     | 149    | 0.22    | 0.1     | 0.07   | 0.49   | 0      | 0      | 0      | 0       |        |        | OPI-Llama-3.1-8B-Instruct | CLEAN
keywords-caspsimilarseq            | fraction     | 184    | 0.84    | 0.81    | 0.76   |        | 0.03   | 0.19   | 0.01   | 0.01    |        |        | OPI-Galactica-6.7B        |
keywords-idfilterseq               | fraction     | 1112   | 0.88    | 0.85    | 0.82   |        | 0.01   | 0.16   | 0      | 0.01    |        |        | OPI-Galactica-6.7B        |
keywords-uniprotseq                | fraction     | 4562   | 0.91    | 0.88    | 0.83   |        | 0      | 0.18   | 0      | 0.01    |        |        | OPI-Galactica-6.7B        |
go-caspsimilarseq                  | fraction     | 184    | 0.86    | 0.8     | 0.75   |        | 0      | 0      | 0      | 0       |        |        | OPI-Galactica-6.7B        |
go-idfilterseq                     | fraction     | 1112   | 0.81    | 0.77    | 0.72   |        | 0      | 0      | 0      | 0       |        |        | OPI-Galactica-6.7B        |
go-uniprotseq                      | fraction     | 4562   | 0.86    | 0.81    | 0.74   |        | 0      | 0      | 0      | 0       |        |        | OPI-Galactica-6.7B        |
unconditional-molecule             | fraction     | 800    | 0.971   | 0.864   | 0.968  |        | 0.568  | 0.715  | 0.698  | 0.952   |        |        | NatureLM-8B               |
unconditional-protein              | fraction     | 1000   | 0.99    | 0.8     |        |        | 0.93   | 0.97   | 1      | 0.99    |        |        | NatureLM-8B               |
unconditional-rna                  | kcal/mol     | 5000   | -200.14 | -178.85 | -177.1 |        |        | -151.7 |        | -417.58 |        |        | NatureLM-8x7B             |
unconditional-material             | percent      | 5000   | 88.18   | 55.06   | 66.07  |        | 89.7   |        |        |         |        |        | NatureLM-8x7B             |
composition-to-material            | percent      | 10000  | 85.85   | 86.07   | 83.36  |        |        |        |        |         |        |        | NatureLM-8B               |
bulk-modulus-to-material           | percent      | 3000   | 87.49   | 88.92   | 94.75  |        |        |        |        |         |        |        | NatureLM-8x7B             |
forward-synthesis                  | fraction     | 4062   | 0.75    | 0.69    | 0.63   |        | 0.32†  | 0.27†  | 0.1    | 0.33    | 0.83   | 0.81   | LlaSMol-7B                |
forward-reaction                   | fraction     | 1000   | 0.99    | 0.96    | 0.54   | 0.86   | 0.55   | 0.58   | 0.48   | 0.36    |        |        | InstructMol-GS-6.9B       | BioT5+
reagent-prediction                 | fraction     | 1000   | 0.22    | 0.19    | 0.13   | 0.26   | 0.04   | 0.01   | 0.01   | 0       |        |        | InstructMol-GS-6.9B       | BioT5+
retrosynthesis-mol-instructions    | fraction     |        | 0.83    | 0.72    | 0.41   | 0.64   | 0.2    | 0.16   | 0.05   | 0.05    |        |        | InstructMol-GS-6.9B       | BioT5+
retrosynthesis-uspto-50k           | fraction     |        | 0.72    | 0.68    | 0.7    | 0.61   | 0.23†  | 0.07†  | 0.03   | 0.12    | 0.74   | 0.72   | NatureLM-8B               | EditRetro
retrosynthesis-smolinstruct        | fraction     | 4156   | 0.46    | 0.41    | 0.33   |        | 0.12†  | 0.04†  | 0.01   | 0.08    | 0.47   | 0.43   | LlaSMol-7B                |
molecule-generation                | fraction     | 2493   | 0.48    | 0.39    | 0.19   |        | 0.25†  | 0.16†  | 0.19   | 0.03    | 0.46   | 0.34   | LlaSMol-7B                |
description-guided-molecule-design | fraction     | 1000   | 0.12    | 0.1     | 0.002  | 0.11   | 0.06   | 0.04   | 0.03   | 0.04    |        |        | Mol-Instructions-7B       | MolT5
function-guided-protein-design     | fraction     | 1176   | 1       | 0.96    | 0.43   | 0.97   | 0†     | 0†     | 0      | 0†      | 1      | 0.9    | Mol-Instructions-7B       | BioT5+
catalytic-activity                 | fraction     | 1601   | 0.99    | 0.77    | 0.52   | 0.72   | 0.25†  | 0.09†  | 0.04   | 0.02    | 0.95   | 0.78   | Mol-Instructions-7B       | BioT5+
`;

const SCORE_COLUMNS = 3;
const SUBSET_COLUMNS = SCORE_COLUMNS + scoredModels.length;
const NAME_COLUMNS = SUBSET_COLUMNS + 2;

const scoresById: ReadonlyMap<string, PublishedScores> = new Map(
  table.trim().split('\n').slice(1).map(readRow),
);

/** The scores of a task; every task has a row, even where no model has a score. */
export function publishedScoresOf(taskId: string): PublishedScores {
  const scores = scoresById.get(taskId);
  assert(scores, `no row of published scores for ${taskId}`);
  return scores;
}

function readRow(row: string): [string, PublishedScores] {
  const cells = row.split('|').map((cell) => cell.trim());
  const [id = '', unit = '', testSize = ''] = cells;
  const [specialistLLM = '', nonLLMExpert = ''] = cells.slice(NAME_COLUMNS);
  return [
    id,
    {
      unit,
      ...(testSize && { testSize: Number(testSize) }),
      scores: readScores(cells.slice(SCORE_COLUMNS, SUBSET_COLUMNS)),
      subsetScores: readScores(
        cells.slice(SUBSET_COLUMNS, NAME_COLUMNS).map((cell) => cell && `${cell}†`),
      ),
      ...(specialistLLM && { specialistLLM }),
      ...(nonLLMExpert && { nonLLMExpert }),
    },
  ];
}

function readScores(cells: readonly string[]): PublishedScore[] {
  return scoredModels.flatMap((model, column) => {
    const cell = cells[column] ?? '';
    if (cell === '') return [];
    const value = Number(cell.replace('†', ''));
    assert(Number.isFinite(value), `"${cell}" is no score of ${model}`);
    return [{ model, value, onSubset: cell.endsWith('†') }];
  });
}
