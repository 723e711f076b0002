#!/bin/sh
# Eén bestand in vier delen scoren en samenvoegen. Hier doet een lus wat Slurm op een cluster doet:
# elk deel krijgt zijn nummer in dezelfde variabelen. met-slurm.sh zet RODEVLAG_MET_SLURM=ja en laat
# het aan Slurm over; de uitvoer moet gelijk zijn.
set -eu
cd "$(dirname "$0")"
werkmap=$(mktemp -d)
trap 'rm -rf "$werkmap"' EXIT
cp intake.csv deel.sbatch samenvoegen.sbatch "$werkmap"
cd "$werkmap"

met_een_lus() {
    for deel in 1 2 3 4; do
        SLURM_ARRAY_TASK_ID=$deel SLURM_ARRAY_TASK_COUNT=4 sh deel.sbatch >"deel-$deel.log" 2>&1 || test $? -eq 65
    done
    sh samenvoegen.sbatch >samenvoegen.log 2>&1 || test $? -eq 65
}

# Status 65 (er zijn records afgewezen) is voor Slurm een mislukte taak: afterany, niet afterok.
met_slurm() {
    delen=$(sbatch --parsable deel.sbatch)
    sbatch --wait --dependency="afterany:$delen" samenvoegen.sbatch >sbatch.log || test $? -eq 65
}

echo
echo 'VOORBEELD 8: EEN BESTAND IN DELEN, OP EEN CLUSTER MET SLURM'
echo
echo '$ delen=$(sbatch --parsable deel.sbatch)'
echo '$ sbatch --dependency=afterany:$delen samenvoegen.sbatch'
if [ "${RODEVLAG_MET_SLURM:-nee}" = ja ]; then
    met_slurm
else
    met_een_lus
fi
echo
echo '$ cat deel-?.log samenvoegen.log'
cat deel-?.log samenvoegen.log
echo
echo "\$ grep -ho '\"deel\":[^}]*}' deel-?.controle.json"
grep -ho '"deel":[^}]*}' deel-?.controle.json
echo
echo '$ cat afgewezen.csv'
cat afgewezen.csv
echo
echo '$ rv-score -o heel.csv --rejects heel-afgewezen.csv intake.csv'
rv-score -o heel.csv --rejects heel-afgewezen.csv intake.csv 2>&1 || test $? -eq 65
echo
echo '$ cmp heel.csv uit.csv && cmp heel-afgewezen.csv afgewezen.csv && echo gelijk'
cmp heel.csv uit.csv && cmp heel-afgewezen.csv afgewezen.csv && echo gelijk
echo
echo '$ rv-check --quiet --replay uit.controle.json'
rv-check --quiet --replay uit.controle.json
echo
echo '$ mv deel-3.csv elders.csv; rv-merge -o opnieuw.csv deel-?.controle.json'
mv deel-3.csv elders.csv
rv-merge -o opnieuw.csv deel-?.controle.json 2>&1 || test $? -eq 66

echo
echo 'ZO NIET: knippen op regels, zoals split en parallel --pipe doen'
echo
echo "\$ split -n l/4 intake.csv stuk-"
split -n l/4 intake.csv stuk-
for stuk in stuk-a?; do
    { test "$stuk" = stuk-aa || head -n 1 intake.csv; cat "$stuk"; } >met-kop
    echo "\$ rv-score met de kopregel en $stuk"
    rv-score --rejects weg.csv -o "uit-$stuk" --from csv met-kop 2>&1 | grep gelezen
done
zaken() {
    mlr --icsv --ifs ';' --ojsonl cut -f zaak,notitie,sash.uitkomst "$@" | sort
}
zaken heel.csv >goed
zaken uit-stuk-a? >geknipt
echo
echo "zaken die ontbreken of veranderd zijn: $(comm -23 goed geknipt | wc -l)"
echo "zaken die niet bestaan:"
comm -13 goed geknipt
