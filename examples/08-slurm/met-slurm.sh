#!/bin/sh
# Draait run.sh met een echte Slurm op deze ene computer, en vergelijkt met expected.txt. Start daarvoor munge,
# slurmctld en slurmd met een eigen instelling in een tijdelijke map, op 127.0.0.1, en ruimt ze weer op.
# Vraagt Debian met slurm-wlm en munge, en root (slurmd start taken onder de naam van een gebruiker).
set -eu
cd "$(dirname "$0")"

mist() {
    echo "met-slurm.sh: $1; run.sh doet hetzelfde zonder Slurm" >&2
    exit 2
}
PATH=$PATH:/usr/sbin
for programma in munged slurmctld slurmd sbatch squeue rv-score rv-merge; do
    command -v "$programma" >/dev/null || mist "$programma is er niet (apt-get install slurm-wlm munge)"
done
[ "$(id -u)" -eq 0 ] || mist 'dit vraagt root'

map=$(mktemp -d)
chmod 755 "$map"
mkdir "$map/staat" "$map/spool"
stop() {
    for dienst in slurmd slurmctld munged; do
        [ ! -s "$map/$dienst.pid" ] || kill "$(cat "$map/$dienst.pid")" 2>/dev/null || true
    done
    sleep 1
    rm -rf "$map"
}
trap stop EXIT
trap 'exit 130' INT TERM

naam=$(hostname -s)
poort=$((20000 + $$ % 20000 / 2 * 2))
cat >"$map/slurm.conf" <<EINDE
ClusterName=oefening
SlurmctldHost=$naam(127.0.0.1)
SlurmctldPort=$poort
SlurmdPort=$((poort + 1))
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$map/munge.socket
StateSaveLocation=$map/staat
SlurmdSpoolDir=$map/spool
SlurmctldPidFile=$map/slurmctld.pid
SlurmdPidFile=$map/slurmd.pid
SlurmctldLogFile=$map/slurmctld.log
SlurmdLogFile=$map/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
NodeName=$naam NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=oefening Nodes=$naam Default=YES MaxTime=10 State=UP
EINDE
export SLURM_CONF="$map/slurm.conf"
(umask 077 && head -c 1024 /dev/urandom >"$map/munge.key")
munged --key-file="$map/munge.key" --socket="$map/munge.socket" --pid-file="$map/munged.pid" \
    --log-file="$map/munged.log" --seed-file="$map/munge.seed"
slurmctld
slurmd

wacht=0
until sinfo --noheader --format=%T 2>/dev/null | grep -q idle; do
    wacht=$((wacht + 1))
    if [ $wacht -gt 30 ]; then
        tail -n 20 "$map/slurmctld.log" "$map/slurmd.log" >&2
        mist 'Slurm start hier niet'
    fi
    sleep 1
done
sinfo >&2
RODEVLAG_MET_SLURM=ja sh run.sh >"$map/uitvoer" 2>&1 || { cat "$map/uitvoer"; exit 1; }
echo >&2
squeue --states=all --array --sort=i --Format='JobArrayID:10,Name:14,State:12,StartTime:22,EndTime:22,NodeList:8' >&2
scontrol --oneliner show job | tr ' ' '\n' | grep -E '^(JobId|ArrayTaskId|JobName|JobState|ExitCode)=' |
    awk -F= '{ printf "%s%s", ($1 == "JobId" ? "\n" : " "), $0 } END { print "" }' | sort -V >&2
echo >&2
diff -u expected.txt "$map/uitvoer"
echo 'met Slurm: dezelfde uitvoer als in expected.txt'
