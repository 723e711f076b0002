// A second, written-out version of the decision functions of the specification (instrumenten.md).
//
// It exists to be compared with the instruments of instruments/*/*.yaml as the library computes
// them, so it shares nothing with either: no rules from the YAML files, no diagrams, only
// if-statements over complete answers. Read reference.cpp beside instrumenten.md. The names are
// the ids of instrumenten.md, in Dutch, so that a lawyer can follow both. Left out: open answers
// (oracle.h) and everything around a decision (notices, actions, texts).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace rodevlag::reference {

/// Every value that an answer can have.
enum class Word : std::uint8_t {
    ja,
    nee,
    nvt,
    laag,
    gemiddeld,
    hoog,
    eenmalig,
    meermaals,
    voortdurend,
    voldoende,
    onderzoek_mogelijk,
    onvoldoende,
};
inline constexpr std::size_t word_count = 12;

/// The word as it stands in answer files.
std::string_view text_of(Word word);

struct Feiten {
    Word vermoeden_strafbaar_feit = Word::nee;
    Word vast = Word::nee;
    Word weggehouden = Word::nee;
    Word minderjarige_verdachte = Word::nee;
    Word kinderen_betrokken = Word::nee;
    Word ex_partner = Word::nee;
    Word veiligheidsbeoordeling_vt = Word::nee;
    Word ernstige_bezwaren = Word::nee;
    Word slachtoffer_wenst_vervolging = Word::nee;
    Word huisverbod_overtreden = Word::nee;
    Word bewijs = Word::onvoldoende;
};

struct Sash {
    Word niets_te_verliezen = Word::nee;
    Word fysieke_toenadering = Word::nee;
    Word bedreiging = Word::nee;
    Word woning_binnengedrongen = Word::nee;
    Word spullen_vernield = Word::nee;
    Word waarschuwing_genegeerd = Word::nee;
    Word wordt_erger = Word::nee;
    Word contact_noodzakelijk = Word::nee;
    Word eerder_gestalkt = Word::nee;
    Word eerder_geweld = Word::nee;
    Word psychische_problemen = Word::nee;
    Word middelengebruik = Word::nee;
    Word recent_verlies = Word::nee;
    Word extreem_jaloers = Word::nee;
    Word conflict_kinderen_bezit = Word::nee;
    Word doodsangst = Word::nee;
    Word oordeel = Word::laag;
};

struct Acuut {
    Word achtjaarsfeit = Word::nee;            // K0
    Word vuurwapen = Word::nee;                // K1
    Word letsel_of_verwurging = Word::nee;     // K2
    Word geweld_bij_zwangerschap = Word::nee;  // K3
    Word seksueel_misbruik = Word::nee;        // K4
    Word onthouden_zorg = Word::nee;           // K5
    Word intieme_terreur = Word::nee;          // K6
    Word geweld_na_breuk = Word::nee;          // K6
    Word bedreiging = Word::nee;               // K7
    Word ongewenst_patroon = Word::nee;        // K8
    Word ernstige_vrees = Word::nee;           // K8
    Word voorwaarden_geschonden = Word::nee;   // K9
    Word toegang = Word::nee;
    Word zicht_derden = Word::nee;
    Word plan = Word::nee;
    Word netwerkgevaar = Word::nee;
};

struct Structureel {
    Word lichamelijke_mishandeling = Word::nee;
    Word dreigen = Word::nee;
    Word emotioneel_geweld = Word::nee;
    Word stalking = Word::nee;
    Word opsluiting_isolering = Word::nee;
    Word huisvredebreuk = Word::nee;
    Word vernielingen = Word::nee;
    Word partnergeweld = Word::nee;
    Word kinderen_getuige_geweld = Word::nee;
    Word conflictscheiding = Word::nee;
    Word seksueel_misbruik = Word::nee;
    Word gedwongen_prostitutie = Word::nee;
    Word online_seksueel_geweld = Word::nee;
    Word kinderen_getuige_seks = Word::nee;
    Word lichamelijke_verwaarlozing = Word::nee;
    Word psychische_verwaarlozing = Word::nee;
    Word onthouden_medische_zorg = Word::nee;
    Word financiele_uitbuiting = Word::nee;
    Word eergerelateerd_geweld = Word::nee;
    Word huwelijksdwang_achterlating = Word::nee;
    Word mensenhandel_overig = Word::nee;
    Word pcf = Word::nee;
    Word dierenmishandeling = Word::nee;
    Word criminele_uitbuiting_jeugdige = Word::nee;
    Word anders = Word::nee;
    Word eerdere_gebeurtenis = Word::nee;
};

/// The complete answers of one case.
struct Case {
    Feiten feiten;
    Sash sash;
    Acuut acuut;
    Structureel structureel;
};

enum class SashOutcome : std::uint8_t { laag, gemiddeld, hoog };

enum class AcuutOutcome : std::uint8_t {
    geen_criterium,
    criterium_buiten_strafrecht,
    opgeheven,
    acuut,
    momentvoorwaarde_niet_vervuld,
};

enum class StructureelOutcome : std::uint8_t { niet_structureel, structureel };

enum class ZsmOutcome : std::uint8_t {
    geen_strafzaak,
    navraag_vt,
    ivs_in_afwachting,
    beoordeling_binnen_termijn,
    plan_structureel,
    vervolging_heroverwegen,
    voorwaardelijk_sepot,
    onderzoek_structureel,
    sepot_bewijs,
    niet_vrij_zonder_maatregelen,
    onderzoek_en_niet_vrij,
    onderzoek_en_huisverbod,
    sepot_en_huisverbod,
};

SashOutcome sash(const Case& answers);
AcuutOutcome acuut(const Case& answers);
AcuutOutcome acuut_nu(const Case& answers);
StructureelOutcome structureel(const Case& answers);
ZsmOutcome zsm(const Case& answers);

/// A question: its full name, the values it can have and where a case keeps its answer.
struct Question {
    std::string_view name;
    std::span<const Word> values;
    Word& (*answer)(Case& answers);
};

/// Every question of instrumenten.md that has values, dates left out.
std::span<const Question> questions();

/// The index of a question in questions(). Throws std::out_of_range for an unknown name.
std::size_t question(std::string_view name);

/// A decision with the ids of its outcomes, in the order of its enumeration.
struct Function {
    std::string_view id;
    std::span<const std::string_view> outcomes;
    std::size_t (*outcome)(const Case& answers);
    std::span<const std::size_t> depends_on;  ///< the questions that its text mentions
};

/// sash, acuut, acuut_nu, structureel and zsm.
std::span<const Function> functions();

/// One of functions(). Throws std::out_of_range for an unknown id.
const Function& function(std::string_view id);

}  // namespace rodevlag::reference
