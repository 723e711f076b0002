#include "reference.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace rodevlag::reference {

namespace {

bool yes(Word answer) {
    return answer == Word::ja;
}

/// "criterium" of instrumenten.md, section acuut.
bool criterium(const Acuut& acuut) {
    return yes(acuut.achtjaarsfeit)                                        // K0
           || yes(acuut.vuurwapen)                                         // K1
           || yes(acuut.letsel_of_verwurging)                              // K2
           || yes(acuut.geweld_bij_zwangerschap)                           // K3
           || yes(acuut.seksueel_misbruik)                                 // K4
           || yes(acuut.onthouden_zorg)                                    // K5
           || yes(acuut.intieme_terreur) || yes(acuut.geweld_na_breuk)     // K6
           || yes(acuut.bedreiging)                                        // K7
           || (yes(acuut.ongewenst_patroon) && yes(acuut.ernstige_vrees))  // K8
           || yes(acuut.voorwaarden_geschonden);                           // K9
}

}  // namespace

SashOutcome sash(const Case& answers) {
    if (yes(answers.sash.niets_te_verliezen) || yes(answers.sash.doodsangst)) {
        return SashOutcome::hoog;
    }
    if (answers.sash.oordeel == Word::hoog) {
        return SashOutcome::hoog;
    }
    if (answers.sash.oordeel == Word::gemiddeld) {
        return SashOutcome::gemiddeld;
    }
    return SashOutcome::laag;
}

AcuutOutcome acuut(const Case& answers) {
    if (!criterium(answers.acuut)) {
        return AcuutOutcome::geen_criterium;
    }
    if (!yes(answers.feiten.vermoeden_strafbaar_feit)) {
        return AcuutOutcome::criterium_buiten_strafrecht;
    }
    if (yes(answers.acuut.plan) && yes(answers.acuut.zicht_derden)) {
        return AcuutOutcome::opgeheven;
    }
    if (yes(answers.acuut.toegang) && !yes(answers.acuut.zicht_derden)) {
        return AcuutOutcome::acuut;
    }
    return AcuutOutcome::momentvoorwaarde_niet_vervuld;
}

AcuutOutcome acuut_nu(const Case& answers) {
    if (!criterium(answers.acuut)) {
        return AcuutOutcome::geen_criterium;
    }
    if (!yes(answers.feiten.vermoeden_strafbaar_feit)) {
        return AcuutOutcome::criterium_buiten_strafrecht;
    }
    const bool held = yes(answers.feiten.vast) || yes(answers.feiten.weggehouden);
    if (held && !yes(answers.acuut.netwerkgevaar)) {
        return AcuutOutcome::opgeheven;
    }
    return acuut(answers);
}

StructureelOutcome structureel(const Case& answers) {
    const Structureel& s = answers.structureel;
    const std::array events = {s.lichamelijke_mishandeling,
                               s.dreigen,
                               s.emotioneel_geweld,
                               s.stalking,
                               s.opsluiting_isolering,
                               s.huisvredebreuk,
                               s.vernielingen,
                               s.partnergeweld,
                               s.kinderen_getuige_geweld,
                               s.conflictscheiding,
                               s.seksueel_misbruik,
                               s.gedwongen_prostitutie,
                               s.online_seksueel_geweld,
                               s.kinderen_getuige_seks,
                               s.lichamelijke_verwaarlozing,
                               s.psychische_verwaarlozing,
                               s.onthouden_medische_zorg,
                               s.financiele_uitbuiting,
                               s.eergerelateerd_geweld,
                               s.huwelijksdwang_achterlating,
                               s.mensenhandel_overig,
                               s.pcf,
                               s.dierenmishandeling,
                               s.criminele_uitbuiting_jeugdige,
                               s.anders};
    static_assert(std::tuple_size_v<decltype(events)> == 25);
    int separate_events = yes(s.eerdere_gebeurtenis) ? 1 : 0;
    for (const Word event : events) {
        if (event == Word::meermaals || event == Word::voortdurend) {
            return StructureelOutcome::structureel;
        }
        if (event == Word::eenmalig) {
            ++separate_events;
        }
    }
    return separate_events >= 2 ? StructureelOutcome::structureel
                                : StructureelOutcome::niet_structureel;
}

namespace {

/// The part of the chart before the safety assessment has been made.
ZsmOutcome without_assessment(const Feiten& feiten) {
    if (!yes(feiten.vast)) {
        return ZsmOutcome::navraag_vt;  // U2
    }
    return yes(feiten.ernstige_bezwaren) ? ZsmOutcome::ivs_in_afwachting  // U1
                                         : ZsmOutcome::beoordeling_binnen_termijn;
}

ZsmOutcome not_acute(const Case& answers) {
    const Feiten& feiten = answers.feiten;
    const bool structural = structureel(answers) == StructureelOutcome::structureel;
    if (feiten.bewijs == Word::voldoende) {
        if (structural) {
            return ZsmOutcome::plan_structureel;  // L4
        }
        if (yes(feiten.slachtoffer_wenst_vervolging) || yes(feiten.huisverbod_overtreden)) {
            return ZsmOutcome::vervolging_heroverwegen;  // D12
        }
        return ZsmOutcome::voorwaardelijk_sepot;  // L3
    }
    if (feiten.bewijs == Word::onderzoek_mogelijk) {
        if (structural || yes(feiten.slachtoffer_wenst_vervolging)) {
            return ZsmOutcome::onderzoek_structureel;  // D11
        }
        return ZsmOutcome::sepot_bewijs;  // L2
    }
    return ZsmOutcome::sepot_bewijs;  // L2
}

ZsmOutcome acute(const Feiten& feiten) {
    if (feiten.bewijs == Word::voldoende) {
        return ZsmOutcome::niet_vrij_zonder_maatregelen;  // L5
    }
    if (feiten.bewijs == Word::onderzoek_mogelijk) {
        return yes(feiten.ernstige_bezwaren) ? ZsmOutcome::onderzoek_en_niet_vrij    // L6
                                             : ZsmOutcome::onderzoek_en_huisverbod;  // L7
    }
    return ZsmOutcome::sepot_en_huisverbod;  // L8
}

}  // namespace

ZsmOutcome zsm(const Case& answers) {
    if (!yes(answers.feiten.vermoeden_strafbaar_feit)) {
        return ZsmOutcome::geen_strafzaak;  // L1
    }
    if (!yes(answers.feiten.veiligheidsbeoordeling_vt)) {
        return without_assessment(answers.feiten);
    }
    if (acuut(answers) == AcuutOutcome::acuut) {
        return acute(answers.feiten);
    }
    return not_acute(answers);
}

}  // namespace rodevlag::reference
