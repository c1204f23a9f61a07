export interface ReferenceFolding {
  readonly name: string;
  readonly sequence: string;
  readonly structure: string;
  /** kcal/mol. */
  readonly energy: number;
}

/**
 * Foldings by another program, RNAfold of ViennaRNA 2.5.1 with its defaults (Turner 2004, 37 °C,
 * dangling ends on both sides), run on these sequences. `published-1` to `-13` are random
 * sequences whose energies the tests of ViennaRNA print too (`rnafold.small.d2.mfe.gold`,
 * `rnafold.fasta.mfe.gold`); those named by a family and an Rfam accession are natural; the others
 * are made so that each kind of loop occurs.
 */
export const referenceFoldings: readonly ReferenceFolding[] = `
published-1 AGACGACAAGGUUGAAUCGCACCCACAGUCUAUGAGUCGGUGACAACAUUACGAAAGGCUGUAAAAUCAAUUAUUCACCACAGGGGGCCCCCGUGUCUAG .........(((.((((.......(((((((....((.((((....))))))...)))))))..........)))))))(((.(((...))).))).... -19.4
published-2 CCACUCAUUAAGUCCAAAGCUACGAGCGACAUUUCGAUGGGUGCGUCGACUGCGCUUACAGCGGCGGGGUGUAGACGACCUGUGUGAUAAUCUUUAAUAU .(((.((......((...(((..(((((.((..((((((....)))))).)))))))..)))...))(((.......))))).))).............. -24
published-3 UUAGGCAGUCGCCGCUCGUUCGCGUGUAUGCUCCUUUGUCAGUCAGCCUACUAUAGCACUGCUCCAACUGGAUUCGGCAGCGUUCGCAUAGCGUCCUUGC ...(((....)))((..(..((((((((((((((....(((((.(((.............)))...)))))....)).)))))..)))).)))..)..)) -24.3
published-4 UUUCGAAAGUAAGGCUGAUUUCCGGGGUUUGUCCAAGGUUCCGGUGGGCCCAGCUGGGAUCCUGAUAUUUUGGUUAAAUCGUCAAGAAUAGGAUGACCUA .......(((..((((.(...(((((((((.....)))))))))).))))..)))((.((((((...((((((........)))))).))))))..)).. -25.8
published-5 CAUGCACGCGUUACGACGUCAUAUCUUUGACCACAUUAGCGGUCUAAUAUAACAUGCUCUUAGCUGGAUAAUUCUUUGUCUUCUUGCAGACGGAGCAUAG ...((.(((........((((......)))).......)))))..........(((((((..((.((((((....))))))....))....))))))).. -19.7
published-6 CACGUAGCCUUUAAAACCUUCUUGCACGCUGCGGACUCCUAGCUAACUUGGCCGGUUCACUAGCCCCCACUACAUUUCCGGCACAGGUCGCCGCGCGUAC .........................((((.((((...........((((((((((.....(((......))).....))))).)))))..)))))))).. -25.7
published-7 AACCGAUGCAAUCCUUAUCAGAGGGGGGGAGAUUUCGGUCGGCUAUGAUCCUGGCCGUUAACCAUAAGGUCGCCCCAGAGUCGAGCAAAUCUACGCUACG ...((((.(..(((((....)))))((((.(((((.(((((((((......))))))...)))...))))).)))).).))))(((........)))... -29.1
published-8 AUAUAGAUAGUUCCCGCAGCGAUGUCGCGUCCUCAUCCCUAAGGAGGGAAUUCCGGAAUGCCCCACCGCGCGCUGAGAAACAUGCCGGAGUUAGAAGAUA .......(((((((.((((((....))).......(((((....))))).((((((..(((......)))..))).)))...))).)))))))....... -22.3
published-9 AGUUGACUGUAAGAGUGGGACACAUGUUCCGGCUAUAGACUUCCUGACAUUGGGACGCGGCCGUGGUGCGUCGAAAGUCAGUACAUGUCUAAUUUUCUCA .............((((((((....))))).))).(((((...(((((.((..((((((.(...).))))))..))))))).....)))))......... -27.5
published-10 UAUUUGCCGCGACAGACUGCUAGGUAGGAGGAGGGAGAUUAACCGAAAAUCUCAAAUUCACUCUCGGGUAUUGGAAUCUCCUCCUGCCCCGGCGUCAAGU ..............(((.(((.((((((((((((..(((...((((.................))))..)))....))))))))))))..)))))).... -32.7
published-11 CCACUGCUCCUUCGUACACUACAUAUAGUUGGGUUCUGGAUGUCAAAGUCGUCAGUCCUCUAGAAGUGUGGUUGAAAGGCCCGAUCGGGGAUUGGUACGC .....(((..((((...(((((((.(((..(((..(((.(((.......)))))).))))))...))))))))))).)))((((((...))))))..... -20.7
published-12 CUGUUACCCACCCGUACUAUUCAUAUCAAGACGGCACGUUGCACUCAAUUUGCUUCAUUUACACAGACUUGAUCACUUGUACCCAGGCCCUUUCUGUCAU .............((((.......((((((.(((((.((((....)))).))))...........).)))))).....)))).((((.....)))).... -11.3
published-13 CAAAGGCGACUCUCCUUAGACUCUAUAAAUAGUAAAUAGCUCCUAGGGACAAGGCUUACGUCCGCGUUAUUCACAUAAGUCGUCGCUUCAGUUGUGCGAC ...(((((((..(((((((...((((.........))))...)))))))...((((((.((...........)).)))))))))))))............ -20.9
5S_rRNA-RF00001-1 AUCAACAGCCAAACUGCCUUCAACAGGCUAAUUUUGUCUAAUGUCAGAAGCUAAGCAGGGUUGGGAUUCAUUAGUACUUGGAUAGGAAACUGCCUGGGAAUAAUACUGGGUGCUGUAAGCU ....(((((....((((((((.((((((.......)))...)))..))))....))))((((...(((((........)))))....))))((((((........)))))))))))..... -26
5S_rRNA-RF00001-2 AUAUGCAAUCUUACCAGCACUAAUGCACCAGAUCACAUUAGAACUUCGAAGUUAAACGUGCUUGGGUGACAGGAGUACGAAUAUGUGUGACCUCUUCGGAAGUCCUUGAGUUGCACCAC ...(((((.((((......((((((..........)))))).(((((((((............((((.(((.(.((....)).).))).)))))))).)))))...))))))))).... -22.1
5S_rRNA-RF00001-3 AUCUGCCUAAAUAUGCUAAAGGCACCAAAUCACAUCUGAUCUUGGAAGCCAAGCAGAGUCAAUCCUGGUUAGUAAUUGGAUGGGACAUCAUGAAUGAAUACUAGGCUCGGUAGGAA ..(((((......((((...(((.((((((((....)))).))))..))).))))(((.....((((((.........((((...))))..........))))))))))))))... -27.6
5S_rRNA-RF00001-4 AUCUACAGUCAUACUACCCUGAACGCACCAACUUCUUUUAAUCUCAGAAGCUAGGUUGGGUUAGGCCUGGUUAGUACUUAGAUGGACGACAACCUGGGAAUACUGGGUGCUGUGAGCU (((((.((((..((((.((((...((.((((((((((((......)))))..)))))))))))))..))))..).))))))))..(((.((.(((((.....))))))).)))..... -27.2
5_8S_rRNA-RF00002-1 ACAAUCGGAUACAGUACAUGUGAAUAUGCUUUAAUUCAGUGAAUCCUCGAAUCUUUGAACGCACCAUUGCGCUCCCUGGUAUUCCGGGGAGCACGCCUGUUCGAGCGUCA ((..(((((((..((.(((.(((((........)))))))).....((((....))))..(((....)))(((((((((....)))))))))))...)))))))..)).. -30
5_8S_rRNA-RF00002-2 AAGGGCGCACGGCGGAUGCCUUGGCACAGGAAGUCGACGAAGGACGCGGCAAGCUGCGAUAAUCUGCGGGGAGUGGUAAACACACCUUUGAUCCGCAGGUCUCCGAAUGGGGGAACCCACCUGGGGCCAUGCCCCAGGUACCCCAUCCUGAAUCAAA .(((((.((.(((....))).)))).(((...((((.((.....))))))...)))((...(((((((((....(((......))).....)))))))))...)).((((((......(((((((((...))))))))).)))))))))........ -60.7
5_8S_rRNA-RF00002-3 AACUCUCGACAACGGAUAUUUAGGCUCUCGCAUCAAUAAAGAGUGUAGCGAAAUGCGAUACUUGGUGUGAAUUGCUGAAUCUCGUGAACCAUCCAGUCUGCCUAGGCGUCACGCAAUCUGUCGCCACCCCCUCCUCGCCCUACGUGGGAAUGACGUGGGUGACC .......(((...((((((((((....((((((((......(((((.((.....)).)))))))))))))....))))))..........)))).)))......((((.((.......)).)))).........((((((.((((.......)))))))))).. -42.9
5_8S_rRNA-RF00002-4 AAGGGCGUACGGUGGAUGCCUUGGCGAUAUCAGCCGAAGAAGGACGCGGUAAGCUGCGAUAAGCUACGGAGAGGUGCAAGCAACCUGUGACCCGUAGAUUUCCGAAUGGGGGAACCCGGCAGUGGUUAUGCACUGUCACCCAUAGCUUUAGACUAU .(((((((.(....))))))))(((.......)))((((..((.(((((....))))).....(((((((.((((.......)))).)...))))))..........(((....)))(((((((......)))))))..))....))))....... -49.3
CD-box-RF00097-1 AUGCAAUGGUGAGGGCAUCCCUUGAUCAUUCUCUUGAAUCUUCCCCACACGUCAAUAAGGUUCUCACUAUCUCUCUGUUCAAAGGUCAUCAAAUCUUGCCU .....(((((((((((.....(((((.((((....))))...........)))))....)))))))))))............(((.((........))))) -18
CD-box-RF00304-2 GGGAUGUGAUGAGUGGUCAUAAUUCGCAAAUUAAAAUGCGAGAGAUGGGUGUCUGCCCCAAAGCCUGUUACGACAAUUGGGCACUCUCCUGUUUUACCAUCUGAUCCC (((((..((((.((.........(((((........)))))((((((((.(..(((((....................)))))..).))))))))))))))..))))) -30.9
CD-box-RF00099-3 CCCCAAUGAUGAAACCUUCACAUGUCCGACCAGCUGCCUGGUGCCAGAGCCUGAAAAGGUGAACCCACUGGUACCAACAGCUGGAGAGGAAGGAAGACUUGUUCCAGCUGGAACUGUCUGAGGGCU .(((.(((.((((...))))))).(((..(((((((..(((((((((.((((....)))).......))))))))).)))))))...)))....((((..(((((....))))).))))..))).. -48.3
CD-box-RF00097-4 UAACCGUGAUGAGGGCAGUUAGAUAAAAGCUCCUGAAAUCUGUUCCAUAAGUCAUAUAAGAUUUCUCCUUCUCUCUGAUAAAUUCGAGAAAUUGAUUCACGAAUAG ....(((((..(((((............)).)))(((((((.................)))))))......((((.((.....)))))).......)))))..... -18.3
HACA-box-RF00432-1 AGUCUCCUGGUGCUUACCCACAGGAUGUGUUCUUAUACUGGUUGUAUAGAAUAAGUAGGCAGAGCAAACCUAUCCUAUAUACACCUCAGCUCAGGCCCUGUGCCAGGUCUGUAUUGUGAAUGGCGGGAGCAUGG .(.((((((.((.((((....((((((((((((..((((.(((......))).))))...))))))....))))))(((((.((((..((.(((...))).)).)))).))))).)))).)).))))))).... -34.6
HACA-box-RF00322-2 AUGCAUCGCUGACAGACCUGGAGAAGCUAAUGUCUGCUGCUAAAGUUUGCACUACAGAUGCACGAAGAAGGUCCUGGCACUUUCUGUCUGGUUGUGCCAGCCAAGAUUGAAUGGGGGAAUACAGGG .((((((..((.(((((.(..((.(((........))).))..)))))))).....))))))...(((((((......))))))).(((((((.(.(((..((....))..))).).))).)))). -31.5
HACA-box-RF00322-3 CCGCAUCCAUUGAUAGACCUUGAACAGUUUGCUGUUGUUUUUUGGUUUGCUCUGGGACGCAAAAGAAAGAAAUCCCUGCACUUCCUUUUGGUCUUUCUGGCAGCCCAGAGUGAAUUGGGGAAUAUGUCU ..............((((....(((((....)))))((((((((((((((((((((..((...(((((((....((.............))))))))).))..))))))))))))))))))))..)))) -36.2
HACA-box-RF00560-4 GCUGCCCCUAGAGGCACUGCUCAUGUGGUUGCUUUACCAUACUGGUGUCAUUAGGUGGCAGAGAGAAGAAGGGAUUGUCUACACCCAGUGUUCUGGCCUGUGAACGCCUGGAUGAUUGAUGGUCUGACACU .((((((((((.((((((.....((((((......))))))..)))))).))))).)))))..........((((((((..((.(((((((((........))))).)))).))...))))))))...... -47.5
IRES-RF00229-1 UUUAAAAUAAUUAAUGUAAAAAAAAUAUAAACAGGAAACAGCUGAUACCGGUUGGACCGAAGAAUUUGGUUCUCCAUGUUGUCUUGGACCAACUACUUUGGGUGUCCGUGUUUCACUUUUUCCUUUAUAUUGCUUAUGGUGACAAUAUAUAUACAGCAUAUAUAUUGACACCAUGGGCGCACAGGUUUCAAGACAAAAUG .......................(((((((..((((((.((.(((.(((((.....((((((...(((((((.............)))))))...))))))....))).)).))))).)))))))))))))((((((((((.((((((((((.....)))))))))).))))))))))...................... -57.9
IRES-RF00210-2 ACCCCCAAGUUAAAAAACCAGGUUUAGGGGGAAAGGGGGACCUUCCCCUUUUAUUUAAAUAAAAUAAUUUU .(((((....................)))))(((((((((...)))))))))................... -20.1
IRES-RF02535-3 AUUUUCACUGCUGCACCGAGGGCACACGUAUCUUCAGCGGGACUUGGAAUUCCUGGAGAAUUCAAUUGCCUUUGUGAAAGCUGGCAUAAUUUCUUUAAAUUUCAUCUCUUAGUUUCCCAUUUUGUUGUUUCAGAAAGAUAUCAAGAAACC ........((((((.(((((((((......(((((((.(((........)))))))))).......)))))))).)...)).))))....................((((.((.((...(((((......))))).)).)).)))).... -27.2
IRES-RF00222-4 AUGUGUCCCUGUGCUAGAAUGUGUCCCUGUGCUAGAAUGUGUCCCUGUGCUAGAAUGUGUCCCUGUGCUAGAAUGUGUCCCUGUGCUAGAAUGUGUCCCUGUGCUAGAAUGUG ........(((.(((((.........(((.(((((.........(((.(((((.........))).))))).........))).))))).........))).)))))...... -9
Intron_gpI-RF00028-1 CGAAGACGAUUGAUCUGGUCGUCCACAGCAUGAAAAGCUAGUCCUCCGGGGCGACACUGUCCAGUUGAGGAGUUCCCUGUCGCAGGGUAAUCCGCAGCCAAGUCCAACGUUGAGAAUACUUCAACCGCGGAUGCAGUCCACAGACUGUCUGACGGUGGGCCGGUUCGACCACGAAUCCGGUUUAAGAUAUAGCCGGUCCGGCGCGGCAACGUGCCC ....(((((((.....)))))))...(((.......))).((((....))))...((((((..((((.(((...(((((...)))))...))).))))...((((...((((((.....))))))...))))((((((....))))))..))))))((((((((((((((........))))...))....))))))))((((((....)))))). -79.2
Intron_gpI-RF00028-2 AUAUGCGAGUAAAACAAUCAUUAAAAAAAUCUGUUUGCGGCAAAAGUGGAAACACUUAGAUCAAACGUCUUGAACGUGCAACGACUAGCCGAAAGGCGUAGGCUGCAAGCUAUUGGCAGUCGAAACAGGAGGCACCCUUAGAGGGUGAAGAUAUAGUCUAACCUUCAUGGUAACAUGAAG ...(((.((((.....................(((((((((..(((((....))))).......(((((((...((.((........)))).)))))))..))))))))))))).)))..............((((((...)))))).((((...))))...(((((((....))))))) -47.4
Intron_gpI-RF00028-3 CCGCGACUCUAAACAAAUUGGUGGCUUGGUGCAAGUCGAAGCAUGGCUUUGGCAACACAACUAAAUUACCGGGGAACUUCAGGCUUUUGAGCUUGAAUGAUCCGUAGCACGACAGUGUUCACAGGCUAAAUAGUUGUGGGUUUGGCUUUCGACGCCAGGCUUAAGAUAUAGUCGGUCUCUAUGGUAAGUUAUAG ...(((((.........(((((((.(((((....((((((((...))))))))......))))).)))))))(((.(((((((((....)))))))).).)))..(((((....)))))(((((.((....)))))))((((((((.......))))))))........)))))....(((((......))))) -55.7
Intron_gpI-RF00028-4 UCUUGGGGAUUGACAUACAAGUCCCUAUGAGCCGAAACGCUCAUAGCAAAGCCCUUUAAUUCGGUGGAACUCUCUCUGAGACAAUACCGAGCCAAGCCCUUCGGGGAGGGUGUAACGACUAUCCAGAAAUGGAGUACAAUCAAGCGAUUGGAAACGGGGGCAACCGAAACAGAUUAUGCUGUCGGUUAUGAUAUAGUCUGCUCUGCAUAGCGAUAUGCAG ..(((((((((........)))))((((((((......))))))))....((((((...(((((((...(((.....)))....)))))))....((((((....))))))..........((((....))))...(((((....))))).....))))))..))))..((((((((...((((....))))))))))))..(((((((....))))))) -69
Intron_gpII-RF00029-1 GAAAGCCGGAUGCGGGAAAUCCGCACGUCCGGUUUGACGAGCGGCGACUGGAAACGGAGCCAUGGUCCGAAAUGAGCCACCGGCACUCAGCGAAAGCUGCCGGCCAACGGCAACUCCUCGGAACCUGUAGCCACCGCGUCAGUCGUCGACUCUAC ..(((((((((((((.....)))))..))))))))...(((((((((((((...(((.((...(((((((.....(((...(((...((((....))))...)))...)))......)))).)))....))..)))..)))))))))).)))... -68
Intron_gpII-RF00029-2 AACCGCCGGAUACGUGGUGACCCGUUCGUCCGGUGGUGUGGGAGGGAGGGGCCGUGAGGCUUCUUCCUAUCCCGAU .(((((((((((((.((...)))))..)))))))))).(((((((((((((((....))))))))))..))))).. -44.1
Intron_gpII-RF00029-3 GAGAGCCCGGUGCCUGGAAAGCGGGCACGCCGGGUUCGGAGGGAGGCUAAAUAGGAAAAGGCCCGCACACGCGGGACCUCGCCGA ..((((((((((((((.....)))))..))))))))).......(((...........((((((((....))))).))).))).. -40.1
Intron_gpII-RF00029-4 AGUAGCCGUAUGAUGCGAAAGCAUCAAGUACGGUUUCGAAGGAGAGGCUCAAUUUGGUAACAAAAAGUCGACUCUAAC .(.(((((((((((((....))))))..))))))).)...((((.((((...((((....)))).))))..))))... -25.6
leader-RF00512-1 UCUAAGGAUGUUUCAUGUUGAACGCAAUUUUACUAUCAAGCCUACUACUACUCGCAACUUUUAUGCGCGGUCGGCUUAUGGGUAAAAAGUGAAACACACCUGCCCUUAGAGAGAAAACCCGCGCUAAUCGCGGGUUUUUUU (((((((.((((((((((((....))))((((((...(((((.(((......((((.......)))).))).)))))...))))))..)))))))).......)))))))(((((((((((((.....))))))))))))) -43.9
leader-RF00557-2 GUGAAAUACCCAUUUGUACCGCAGACAGUAGGGGCGCUAGUCGCUUAAUUUAUCCCUGCCGAGGACAUGAUGAAUUCAGUAAACAUCUUUUUGAUGCUGAUUUUAUGCCUCUGUGUCUGUAAUGGACCAGAGGCUUUUCUUAUGGACGG ..((((..((..((((..(((((((((.((((((((..(((((((.(((((((((((....)))....)))))))).)))...((((.....))))..))))...)))))))))))))))...))..))))))..)))).......... -40.9
leader-RF00556-3 ACGAUGUUCCGCUGUAAUUUAUUAAUGACUUUAUAAGAGCAUCUG ..(((((((...(((((.............))))).))))))).. -8.5
leader-RF00557-4 UAGUUGCUGAUAUAUUCGCCUAAGACUCAGGUGGCUUCUAUGCCUUAAUAUCCUGCCGAGGAAAGUAAGUUUACUUUUUUCCUAUGUCUGGGUGGGCAUAGGGAUUUUUUAUUAAGUCC ...............((((((.......))))))...((((((((....((((.((..(((((((.(((....))))))))))..))..))))))))))))((((((......)))))) -32.7
miRNA-RF00645-1 AGUCUUGUUUGGUAGCCAAGGAUGACUUGCCUGCCUCCAGUUUCAUGAGCUUUUACCUAUAAUUAAUUAAUCUGCAGCUUCUUCACAUUAAUAUUGUGCCAAAUUCCUGUUAGGCUGCCAGGCAGUCACCUUGGCUAAUCUCGCAGGCUCU (((((.((..(((((((((((.(((((.(((((.....(((((...)))))......................(((((((...((((.......)))).............))))))))))))))))))))))))).)))..))))))).. -45.6
miRNA-RF01942-2 UCUCUGAGAACUGGGGUAGGCCACAAAUCCCGCGGACGAGCCCCCAUAUGUAAGACUCCCGAAGCUGGGCCUCCGCUCAAGUCCAAGGAUGAGCUGGCCAACGCCCUAACAUCCCAAGAGAUA ((((((.((..((((((.((((((..((((...((((((((............((..((((....))))..)).))))..))))..))))..).)))))...))))))...)).).))))).. -39.3
miRNA-RF01045-3 AUAUGAAUCACCUGUGAAUCUUAUUAAAAUGUGGAUUCUAACUCACAGGUGGGGUCUGGGAUUCUGCAUUUCUAACAAGCUCUCAGGUGAUAAGGAU ......((((((((.((..(((.(((((((((((((((((((((.......)))).))))).))))))))).))).))).)).))))))))...... -28.9
miRNA-RF00711-4 CAGUUCUUGGUUUGCAGGCAGUGUAGUUAGCUGAUUGUCUGCAGAAUUCCACAAUCACUAACUUCACUGCCACCAAAACAAGGCACAG ..(((((((..(((..(((((((.((((((.(((((((............))))))))))))).)))))))..)))..))))).)).. -34.9
riboswitch-RF01725-1 GAACAACAUCUAUAGAGAAGCUUAUGCUUCACCAACCUGCCAAGAUCUGGCAAAGGUGGUUCAACGAUGUGGCUUUAAUUAGCAACAAUAAGAUCGUAG ................(((((....)))))((((.(((((((.....))))..)))))))...(((((((.(((......))).)))......)))).. -24.8
riboswitch-RF00174-2 UAUAUUGGGGUUGUGACCGGUGCACCUAUCGGGUGCUGAAAAGGGAACCCUGUGCGAAUCAGGGACUGCCCCGCAGCGGUGAGCAGGAACGACCGCCACAGCAAGCACUGGGCUCCGGCCUGGGAAGCGUGGCCAGUAGGACAGGCGGCAGAUGGUGCCGCCCCGCCUGCAAGUCCGAAGACCUGCCGGUCAUCCGCUUUCAGGG ......(.((..(((((((((((((((...))))))...........(((((.......))))).((((((((...))).).))))........(((((.((.....((((((....))))))...)))))))..(((((...(((((((.....)))))))...)))))..(((....)))..))))))))))).)........ -87.7
riboswitch-RF00174-3 GCGCGGGCUGAAAUCCCAGGCGGUUGCGCCGCUGUAGCGAGCGACGAAAACUCCAUUGAAGCCACUGCUGACACGAGCCGGACAGCGAUCCAGCCACGGCGGAAAGGCGGGGUGAGUAGGAUGACCUCGGAGCCAGAAGACCUGCUUUUUCGCCCCUCAUUAUC ((..(((.......)))..))(((((...((((((..((.((..((..........((.(((....)))..)))).)))).))))))...)))))..((((((((((((((((..(.(((....))))...)).......)))))))))))))).......... -50.4
riboswitch-RF00059-4 CAGGAUAGCUAGGGGUGCCGCAGGCUGAGAAAUGAAAGCAAUUUCAUUGACCCUCAUCACCUGAUCUGGAUAAUGCCAGUGUAGGGAAGCGAUAUAAUAUGAUA .......(((.((((((((...))).....(((((((....))))))).)))))..((.((((..((((......))))..))))))))).............. -24
ribozyme-RF00163-1 AUUAAGUUAACGAGUGCCAAAUAGGACGAAACGCGCGUCCUAAAU .....................(((((((.......)))))))... -9.3
ribozyme-RF00163-2 GCAUUGCUGAGGAGUCCCACAAAAGGACGAAACGACUGUCUAGUGC ((((((...((..((((.......)))).......))...)))))) -7.7
ribozyme-RF00163-3 AUCUAGACGACGAGUCCCGAAUAGGAUGAAAUACGGGUCCUGGAU ((((((..(((..((((......)))).........))))))))) -8.4
ribozyme-RF00163-4 AUCCAUCUAACGAGUUCCAAAUAGGACGAAACGCACAUCUUGGAU (((((........(((((.....)))....))........))))) -5.4
scaRNA-RF00426-1 CUGGAGACUAAGGAAGUAGAGUCCUUGAAAUCAAGCUGACUCUGCCCUUAGCCUCCUAUGUGACAAGGUAGAUAGAACAGGUCUUGGUGCGAGAUAAAUUCAAGACCUACUUCUCUGCCAACAGCA ..((((.((((((..((((((((((((....))))..)))))))))))))).))))..(((.....((((((..(((.(((((((((............)))))))))..)))))))))....))) -48.5
scaRNA-RF00492-2 UCUCCAGGCUCCGUCCGCAGCCUGGGGCCCGCAGUGUUUCCCUCACGUGACCAGGCCCUGCGGUGGGCGGUGCCUCUCUCGCUGGAGCCUGAGAGGAUUAUGAAAACUGGGCAGGCGGAGCGCGGCCAGGGGACCUGAGG (((((.((((.(((((((.(((((((((((((.(((.......))))))....))))((((.....))))..((((((..((....))..))))))..........))))))..))))).)).)))).)))))....... -59.9
scaRNA-RF00564-3 UUGUACUGGCUUGCGCUUCCCCUGUGCUCAGCUGCUCCAGGGUAGUGUGGCAGCACACACAGCAAUAUCCCUCUCUGUUUAGUAAGGUCAGCCUGAGAAUAGGGCUGGCUCCUAUAGGCACAAGAGGAUAAC .(((.(((.(..(((((..(((((.((......))..))))).)))))).))).)))............(((((.((((((....(((((((((.......)))))))))....))))))..)))))..... -48.2
scaRNA-RF00286-4 UGGGAGGCUGAUACAUACAAUGAGCUGAAGUGUGCUGUGCUGCUCUAACCAUCACCAAACCUCCCGAGAGCCUUUUGAUGACUGGGACGAAUUGAGUUACAUCGUCACAGACAGUUAAAAAUAAAA (((((((..............((((...(((.......)))))))..............)))))))......(((((((..(((.(((((...........))))).)))...)))))))...... -27.7
tRNA-RF00005-1 GGGGGCGUAGCCGAGCAAGGCCAAGGCGUCGGGCUCCAGAUCAAAACAGCUGGUCAAGAGGCGACACCCGAAGACCGUGGGUUCAAGUCCCACCGCCCCCA (((((((..(((......)))...((.((((..(((..(((((.......)))))..))).)))).))........(((((.......)))))))))))). -44.1
tRNA-RF00005-2 GGGGUUGUGGCUCAAGGGUAGAGCACUCACCUCACAUGUGUGAAGCCCUGGGUUCAAUACUCAACACCA .((((..(((((((.((((...((((...........))))...)))))))).)))..))))....... -21.1
tRNA-RF00005-3 GUACCCGUGGCUGAGCGGUCGAAAGCGAUGGACUCAUAAUCCAUUCUCUUAUAAGCAUCAGUGGUUCGAACCCACUCGGGUACA ((((((((((.(((((.((((....)))).).))))....)))................(((((.......)))))))))))). -25.8
tRNA-RF00005-4 GGGCUCGGGGCCUAUGAGGCACAGGCGUGGGACUUUUAAUCCCGAGACAGAGGGUUCGAAUCCCUCCGAGCCCG (((((((((((((.((...)).))))..((((.(((.((((((......).))))).)))))))))))))))). -33.8
hairpin-of-3 GGGGAAACCCC ((((...)))) -4.5
tetraloop-measured GGGCUUCGGCCC ((((....)))) -6.3
tetraloop-plain GGGAGAAAUCCC ((((....)))) -4.6
triloop-measured GGCCAACGGCC ((((...)))) -3.2
hexaloop-measured GGGACAGUGUUCCC ((((......)))) -7.2
hairpin-of-35 GGGGGCGAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACGCCCCC (((((((...................................))))))) -12.24
bulge-of-1 GGGGAGGGGAAAACCCCCCCC ((((.((((....)))))))) -14.8
bulge-of-2 GGGGAAGGGGAAAACCCCCCCC ((((..((((....)))))))) -12.5
bulge-of-4 GGGGAAAAGGGGAAAACCCCCCCC ((((....((((....)))))))) -11.7
interior-1x1 GGGGAGGGGAAAACCCCACCCC ((((.((((....)))).)))) -14.4
interior-1x2 GGGGAGGGGAAAACCCCAACCCC (((..((((....))))..))). -13.1
interior-2x2 GGGGAAGGGGAAAACCCCAACCCC ((((..((((....))))..)))) -14
interior-2x3 GGGGAAGGGGAAAACCCCAAACCCC ((((..((((....))))...)))) -12.7
interior-1x5 GGGGAGGGGAAAACCCCAAAAACCCC ((((.((((....)))).....)))) -10.9
interior-5x5 GGGGAAAAAGGGGAAAACCCCAAAAACCCC ((((.....((((....)))).....)))) -12.8
interior-2x9 GGGGGAAGGGGGAAAACCCCCAAAAAAAAACCCCC (((((..(((((....))))).........))))) -16.3
wobble-pairs GGUGUGCGAAAGCGUGUCC (((((((....))))).)) -1.9
weak-ends AUAUAUGCGAAAGCAUAUAU ((((((((....)))))))) -7.6
multiloop-of-3 GGGGAAGCGCGAAAGCGCAAGGCCGAAAGGCCAACCCC ((((..((((....))))..((((....))))..)))) -20
multiloop-of-4 GGCGCAAGCGCUUCGGCGCAAGGCCUUCGGGCCAACCGGUUCGCCGGAAGCGCC (((((..((((....))))..((((....))))..((((....))))..))))) -28.7
two-stems GGGGAAAACCCCAAGCGCGAAAGCGC ((((....))))..((((....)))) -13.2
stems-at-both-ends GCGCGAAAGCGCGGCCGAAAGGCC ((((....))))((((....)))) -14.6
open-chain ACACACACACAA ............ 0
too-short GCGC .... 0
bulged-g GCUAAGUGCGAAAGCACAUUAGC (((((((((....)))).))))) -10.4
all-c-of-3 GGGGACCCUCCCC (((((...))))) -6.4
all-c-of-4 GGAGACCCCUCUCC (((((....))))) -4.8
all-c-of-7 GAGGAGCCCCCCCCUCCUC ((((((.......)))))) -7
`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', sequence = '', structure = '', energy] = line.split(' ');
    return { name, sequence, structure, energy: Number(energy) };
  });
