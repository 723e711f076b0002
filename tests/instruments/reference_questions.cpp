// What reference.cpp computes with, as lists: the questions with their values, and the functions.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "reference.h"

namespace rodevlag::reference {

namespace {

constexpr std::array<std::string_view, word_count> word_texts = {
    "ja",       "nee",       "nvt",         "laag",      "gemiddeld",          "hoog",
    "eenmalig", "meermaals", "voortdurend", "voldoende", "onderzoek_mogelijk", "onvoldoende"};

constexpr std::array yes_no = {Word::ja, Word::nee};
constexpr std::array yes_no_nvt = {Word::ja, Word::nee, Word::nvt};
constexpr std::array levels = {Word::laag, Word::gemiddeld, Word::hoog};
constexpr std::array evidence = {Word::voldoende, Word::onderzoek_mogelijk, Word::onvoldoende};
constexpr std::array frequency = {Word::nee, Word::eenmalig, Word::meermaals, Word::voortdurend};

// A macro, so that the name of a question cannot differ from the member that holds its answer.
#define QUESTION(group, item, values)                                            \
    Question {                                                                   \
#group "." #item, values, [](Case & c) -> Word& { return c.group.item; } \
    }

constexpr std::array all_questions = {
    QUESTION(feiten, vermoeden_strafbaar_feit, yes_no),
    QUESTION(feiten, vast, yes_no),
    QUESTION(feiten, weggehouden, yes_no),
    QUESTION(feiten, minderjarige_verdachte, yes_no),
    QUESTION(feiten, kinderen_betrokken, yes_no),
    QUESTION(feiten, ex_partner, yes_no),
    QUESTION(feiten, veiligheidsbeoordeling_vt, yes_no),
    QUESTION(feiten, ernstige_bezwaren, yes_no),
    QUESTION(feiten, slachtoffer_wenst_vervolging, yes_no),
    QUESTION(feiten, huisverbod_overtreden, yes_no),
    QUESTION(feiten, bewijs, evidence),
    QUESTION(sash, niets_te_verliezen, yes_no),
    QUESTION(sash, fysieke_toenadering, yes_no),
    QUESTION(sash, bedreiging, yes_no),
    QUESTION(sash, woning_binnengedrongen, yes_no),
    QUESTION(sash, spullen_vernield, yes_no),
    QUESTION(sash, waarschuwing_genegeerd, yes_no),
    QUESTION(sash, wordt_erger, yes_no),
    QUESTION(sash, contact_noodzakelijk, yes_no),
    QUESTION(sash, eerder_gestalkt, yes_no),
    QUESTION(sash, eerder_geweld, yes_no),
    QUESTION(sash, psychische_problemen, yes_no),
    QUESTION(sash, middelengebruik, yes_no),
    QUESTION(sash, recent_verlies, yes_no),
    QUESTION(sash, extreem_jaloers, yes_no_nvt),
    QUESTION(sash, conflict_kinderen_bezit, yes_no_nvt),
    QUESTION(sash, doodsangst, yes_no_nvt),
    QUESTION(sash, oordeel, levels),
    QUESTION(acuut, achtjaarsfeit, yes_no),
    QUESTION(acuut, vuurwapen, yes_no),
    QUESTION(acuut, letsel_of_verwurging, yes_no),
    QUESTION(acuut, geweld_bij_zwangerschap, yes_no),
    QUESTION(acuut, seksueel_misbruik, yes_no),
    QUESTION(acuut, onthouden_zorg, yes_no),
    QUESTION(acuut, intieme_terreur, yes_no),
    QUESTION(acuut, geweld_na_breuk, yes_no),
    QUESTION(acuut, bedreiging, yes_no),
    QUESTION(acuut, ongewenst_patroon, yes_no),
    QUESTION(acuut, ernstige_vrees, yes_no),
    QUESTION(acuut, voorwaarden_geschonden, yes_no),
    QUESTION(acuut, toegang, yes_no),
    QUESTION(acuut, zicht_derden, yes_no),
    QUESTION(acuut, plan, yes_no),
    QUESTION(acuut, netwerkgevaar, yes_no),
    QUESTION(structureel, lichamelijke_mishandeling, frequency),
    QUESTION(structureel, dreigen, frequency),
    QUESTION(structureel, emotioneel_geweld, frequency),
    QUESTION(structureel, stalking, frequency),
    QUESTION(structureel, opsluiting_isolering, frequency),
    QUESTION(structureel, huisvredebreuk, frequency),
    QUESTION(structureel, vernielingen, frequency),
    QUESTION(structureel, partnergeweld, frequency),
    QUESTION(structureel, kinderen_getuige_geweld, frequency),
    QUESTION(structureel, conflictscheiding, frequency),
    QUESTION(structureel, seksueel_misbruik, frequency),
    QUESTION(structureel, gedwongen_prostitutie, frequency),
    QUESTION(structureel, online_seksueel_geweld, frequency),
    QUESTION(structureel, kinderen_getuige_seks, frequency),
    QUESTION(structureel, lichamelijke_verwaarlozing, frequency),
    QUESTION(structureel, psychische_verwaarlozing, frequency),
    QUESTION(structureel, onthouden_medische_zorg, frequency),
    QUESTION(structureel, financiele_uitbuiting, frequency),
    QUESTION(structureel, eergerelateerd_geweld, frequency),
    QUESTION(structureel, huwelijksdwang_achterlating, frequency),
    QUESTION(structureel, mensenhandel_overig, frequency),
    QUESTION(structureel, pcf, frequency),
    QUESTION(structureel, dierenmishandeling, frequency),
    QUESTION(structureel, criminele_uitbuiting_jeugdige, frequency),
    QUESTION(structureel, anders, frequency),
    QUESTION(structureel, eerdere_gebeurtenis, yes_no),
};
#undef QUESTION

constexpr std::array<std::string_view, 3> sash_ids = {"laag", "gemiddeld", "hoog"};
constexpr std::array<std::string_view, 5> acuut_ids = {"geen_criterium",
                                                       "criterium_buiten_strafrecht", "opgeheven",
                                                       "acuut", "momentvoorwaarde_niet_vervuld"};
constexpr std::array<std::string_view, 2> structureel_ids = {"niet_structureel", "structureel"};
constexpr std::array<std::string_view, 13> zsm_ids = {
    "geen_strafzaak",         "navraag_vt",
    "ivs_in_afwachting",      "beoordeling_binnen_termijn",
    "plan_structureel",       "vervolging_heroverwegen",
    "voorwaardelijk_sepot",   "onderzoek_structureel",
    "sepot_bewijs",           "niet_vrij_zonder_maatregelen",
    "onderzoek_en_niet_vrij", "onderzoek_en_huisverbod",
    "sepot_en_huisverbod"};

using Names = std::vector<std::string_view>;

/// The questions of acuut.cpp's first twelve criteria, K0 to K9, and those that are added.
std::vector<std::size_t> acuut_questions(const Names& more) {
    std::vector<std::size_t> list;
    for (std::size_t item = question("acuut.achtjaarsfeit");
         item <= question("acuut.voorwaarden_geschonden"); ++item) {
        list.push_back(item);
    }
    Names others = {"acuut.toegang", "acuut.zicht_derden", "acuut.plan",
                    "feiten.vermoeden_strafbaar_feit"};
    others.insert(others.end(), more.begin(), more.end());
    for (const std::string_view name : others) {
        list.push_back(question(name));
    }
    return list;
}

std::vector<std::size_t> structureel_questions() {
    std::vector<std::size_t> list;
    for (std::size_t item = question("structureel.lichamelijke_mishandeling");
         item <= question("structureel.eerdere_gebeurtenis"); ++item) {
        list.push_back(item);
    }
    return list;
}

std::vector<std::size_t> zsm_questions() {
    std::vector<std::size_t> list = acuut_questions(
        {"feiten.veiligheidsbeoordeling_vt", "feiten.vast", "feiten.ernstige_bezwaren",
         "feiten.bewijs", "feiten.slachtoffer_wenst_vervolging", "feiten.huisverbod_overtreden"});
    const std::vector<std::size_t> more = structureel_questions();
    list.insert(list.end(), more.begin(), more.end());
    return list;
}

}  // namespace

std::string_view text_of(Word word) {
    return word_texts[static_cast<std::size_t>(word)];
}

std::span<const Question> questions() {
    return all_questions;
}

std::size_t question(std::string_view name) {
    const auto found = std::find_if(all_questions.begin(), all_questions.end(),
                                    [&](const Question& q) { return q.name == name; });
    if (found == all_questions.end()) {
        throw std::out_of_range("no question " + std::string(name));
    }
    return static_cast<std::size_t>(found - all_questions.begin());
}

std::span<const Function> functions() {
    static const std::vector<std::size_t> of_sash = {
        question("sash.niets_te_verliezen"), question("sash.doodsangst"), question("sash.oordeel")};
    static const std::vector<std::size_t> of_acuut = acuut_questions({});
    static const std::vector<std::size_t> of_acuut_nu =
        acuut_questions({"feiten.vast", "feiten.weggehouden", "acuut.netwerkgevaar"});
    static const std::vector<std::size_t> of_structureel = structureel_questions();
    static const std::vector<std::size_t> of_zsm = zsm_questions();
    static const std::array<Function, 5> list = {{
        {"sash", sash_ids, [](const Case& c) { return static_cast<std::size_t>(sash(c)); },
         of_sash},
        {"acuut", acuut_ids, [](const Case& c) { return static_cast<std::size_t>(acuut(c)); },
         of_acuut},
        {"acuut_nu", acuut_ids, [](const Case& c) { return static_cast<std::size_t>(acuut_nu(c)); },
         of_acuut_nu},
        {"structureel", structureel_ids,
         [](const Case& c) { return static_cast<std::size_t>(structureel(c)); }, of_structureel},
        {"zsm", zsm_ids, [](const Case& c) { return static_cast<std::size_t>(zsm(c)); }, of_zsm},
    }};
    return list;
}

const Function& function(std::string_view id) {
    for (const Function& candidate : functions()) {
        if (candidate.id == id) {
            return candidate;
        }
    }
    throw std::out_of_range("no function " + std::string(id));
}

}  // namespace rodevlag::reference
