#include "rodevlag/marking_style.h"

namespace rodevlag {

std::string_view marking_style() {
    return R"(:root { color-scheme: light dark; --lijn: #8a8f98; --vlak: #f2f4f7; --inkt: #16181d;
  --papier: #fff; --rood: #a3122c; --rood-licht: #f9d9de; --oranje: #ffe3b3; --blauw: #d4e4ff;
  --groen: #e6f4ea; --paars: #ecdcf7; }
@media (prefers-color-scheme: dark) { :root { --lijn: #777d88; --vlak: #23262d; --inkt: #eceef2;
  --papier: #15171b; --rood: #ff9aa8; --rood-licht: #5b1f2a; --oranje: #5c4410; --blauw: #1d3a66;
  --groen: #1d3a27; --paars: #452a5c; } }
* { box-sizing: border-box; }
body { font: 1.1rem/1.55 system-ui, sans-serif; color: var(--inkt); background: var(--papier);
  max-width: 84rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 .5rem; border-top: 3px solid;
  padding-top: .6rem; }
h3 { font-size: 1.2rem; margin: 2rem 0 .4rem; }
p, li, dd { max-width: 52rem; }
a { color: inherit; }
small { display: block; font-size: .85em; font-weight: normal; opacity: .85;
  overflow-wrap: anywhere; }
.groot { font-size: 1.6rem; font-weight: bold; margin: .3rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; padding: 0; list-style: none; }
.uitleg { background: var(--vlak); border-left: .4rem solid var(--lijn); padding: .6rem 1rem; }
.uitleg > * { margin: .35rem 0; }
.breed { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid var(--lijn); padding: .3rem .5rem; text-align: left; }
thead th { vertical-align: bottom; background: var(--vlak); }
tbody th { font-weight: normal; min-width: 13rem; max-width: 30rem; background: var(--papier); }
.kaart { font-size: .92em; line-height: 1.35; }
.kaart caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.telling { font-size: .95em; }
.telling tbody th { min-width: 9rem; }
.kaart tbody th { min-width: 21rem; }
.kaart tbody th { position: sticky; left: 0; z-index: 1; }
.sleutel { min-width: 6rem; max-width: 13rem; overflow-wrap: break-word; }
.naam { padding: .4rem .2rem; text-align: center; }
.naam span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 11rem;
  display: inline-block; overflow: hidden; font-weight: normal; }
.getal { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.zelfde { font-weight: bold; outline: 3px double; outline-offset: -4px; }
.lees { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.t { text-align: center; font-weight: bold; padding: .2rem .1rem; min-width: 1.8rem; position: relative;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
span.t { display: inline-block; border: 1px solid var(--lijn); padding: 0; min-width: 2.2rem;
  line-height: 1.9rem; }
.tekens { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; list-style: none;
  font-size: .9em; }
.tekens span.t { min-width: 1.6rem; line-height: 1.4rem; }
.juist { background: var(--groen); font-weight: normal; }
.gemist { background: var(--rood-licht); }
.gemist.vlag { background: var(--rood); color: var(--papier); }
.vals { background: repeating-linear-gradient(45deg, var(--oranje) 0 6px, var(--papier) 6px 9px); }
.vals.vlag { box-shadow: inset 0 0 0 3px var(--inkt); }
.geraden { background: radial-gradient(var(--paars) 2.5px, transparent 3px) 0 0 / 8px 8px,
  var(--papier); box-shadow: inset 0 0 0 2px var(--paars); }
.onbekend { background: repeating-linear-gradient(0deg, var(--blauw) 0 5px, var(--papier) 5px 7px); }
.ander { background: var(--oranje); }
.leeg, .overgeslagen, .oordeel { background: var(--papier); font-weight: normal; }
.legenda { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr));
  gap: .5rem 1.5rem; margin: .8rem 0; }
.legenda dt { font-weight: bold; }
.legenda dd { margin: 0 0 0 2.7rem; font-size: .9em; }
.balken { padding: 0; list-style: none; counter-reset: rij; }
.balken > li { display: grid; grid-template-columns: minmax(16rem, 2fr) 3fr; gap: .2rem 1.5rem;
  padding: .7rem 0; border-bottom: 1px solid var(--lijn); max-width: none; }
.balk { display: block; width: 100%; height: 1.5rem; }
.spoor { fill: var(--vlak); stroke: var(--lijn); stroke-width: 1; vector-effect: non-scaling-stroke; }
.vulling { fill: var(--inkt); opacity: .75; }
.maat { stroke: var(--lijn); stroke-width: 1; vector-effect: non-scaling-stroke; fill: none; }
.fout { margin: .9rem 0; }
.fout > strong .t { margin-right: .4rem; }
.verhaal p { margin: .4rem 0; }
summary { font-weight: bold; cursor: pointer; padding: .3rem 0; }
.deelnemer > h2 { break-before: page; }
@media (max-width: 40rem) { body { padding: .5rem .8rem 2rem; font-size: 1rem; }
  .balken > li { grid-template-columns: 1fr; }
  tbody th, .kaart tbody th { min-width: 10rem; max-width: 11rem; }
  .sleutel { min-width: 0; max-width: 6rem; overflow-wrap: anywhere; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; } }
@media print { @page { size: A4; margin: 12mm; } body { font-size: 9.5pt; max-width: none; padding: 0;
  color: #000; background: #fff; } nav { display: none; } .breed { overflow: visible; }
  h2, h3, caption { break-after: avoid; } tr, .balken > li, .fout, .legenda > div { break-inside: avoid; }
  thead { display: table-header-group; } th, td { padding: .1rem .2rem; }
  tbody th, .kaart tbody th, .telling tbody th { min-width: 6.5rem; position: static; }
  .kaart, .telling { font-size: 7.5pt; } .sleutel { min-width: 0; max-width: 6rem; }
  .t { min-width: 0; padding: .1rem 0; } .naam { padding: .2rem 0; } }
)";
}

}  // namespace rodevlag
