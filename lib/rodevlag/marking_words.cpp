#include "rodevlag/marking_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/dutch_number.h"
#include "rodevlag/report_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

/// The id of a source as words.
std::string source_name(std::string id) {
    std::ranges::replace(id, '_', ' ');
    return id;
}

struct VerdictWords {
    Verdict verdict;
    std::string_view sign;
    std::string_view word;
    std::string_view meaning;
};

constexpr std::array<VerdictWords, verdict_count> verdicts = {{
    {Verdict::right, "✓", "juist", "het antwoord is dat van de sleutel"},
    {Verdict::missed_flag, "M", "gemiste rode vlag",
     "het verhaal vertelt een rode vlag, het antwoord zegt van niet"},
    {Verdict::false_flag, "V", "vals alarm",
     "het verhaal vertelt dat iets er niet is, het antwoord zegt een rode vlag"},
    {Verdict::missed_fact, "m", "gemist",
     "het verhaal vertelt iets dat geen rode vlag kan zijn, het antwoord zegt van niet"},
    {Verdict::false_fact, "v", "ten onrechte ja",
     "het verhaal vertelt dat iets er niet is, het antwoord zegt van wel"},
    {Verdict::guessed, "G", "geraden",
     "het verhaal vertelt het niet, de sleutel is onbekend, en er staat een antwoord"},
    {Verdict::not_seen, "O", "onbekend, maar wel verteld",
     "het verhaal vertelt het, het antwoord is onbekend"},
    {Verdict::other_answer, "A", "ander antwoord", "een ander verschil met de sleutel"},
    {Verdict::not_filled_in, "–", "niet ingevuld", "er staat geen antwoord"},
    {Verdict::own_judgement, "e", "eigen oordeel",
     "hier bestaat geen juist of fout; het antwoord telt niet mee bij juist"},
}};

const VerdictWords& words_of(Verdict verdict) {
    return *std::ranges::find(verdicts, verdict, &VerdictWords::verdict);
}

struct OutcomeWords {
    std::string_view sign;
    std::string_view word;
    std::string_view meaning;
};

constexpr std::array<OutcomeWords, outcome_verdict_count> outcomes = {{
    {"=", "gelijk", "de antwoorden leiden naar wat de sleutel zegt"},
    {"+", "meer open",
     "de uitkomst van de sleutel is nog mogelijk, en ook een andere: er is nog iets te vragen"},
    {"!", "te zeker", "de antwoorden sluiten een uitkomst uit die volgens de sleutel nog kan"},
    {"≠", "andere uitkomst", "de antwoorden leiden naar een andere uitkomst"},
}};

const OutcomeWords& words_of(OutcomeVerdict verdict) {
    return outcomes[static_cast<std::size_t>(verdict)];
}

std::string_view reason_text(NoAgreement reason) {
    switch (reason) {
        case NoAgreement::few_raters:
            return "er zijn minder dan twee deelnemers";
        case NoAgreement::few_units:
            return "er zijn er minder dan twee die meetellen";
        case NoAgreement::no_variation:
            return "alle antwoorden zijn gelijk";
        case NoAgreement::defined:
            break;
    }
    return "";
}

std::string left_out_text(const AgreementCoefficient& coefficient) {
    return coefficient.left_out == 0 ? ""
                                     : ", " + counted(coefficient.left_out, "valt af", "vallen af");
}

}  // namespace

std::vector<Verdict> all_verdicts() {
    std::vector<Verdict> all;
    std::ranges::transform(verdicts, std::back_inserter(all), &VerdictWords::verdict);
    return all;
}

std::string_view verdict_word(Verdict verdict) {
    return words_of(verdict).word;
}

std::string_view verdict_sign(Verdict verdict) {
    return words_of(verdict).sign;
}

std::string_view verdict_meaning(Verdict verdict) {
    return words_of(verdict).meaning;
}

std::vector<OutcomeVerdict> all_outcome_verdicts() {
    return {OutcomeVerdict::same, OutcomeVerdict::wider, OutcomeVerdict::narrower,
            OutcomeVerdict::other};
}

std::string_view outcome_word(OutcomeVerdict verdict) {
    return words_of(verdict).word;
}

std::string_view outcome_sign(OutcomeVerdict verdict) {
    return words_of(verdict).sign;
}

std::string_view outcome_meaning(OutcomeVerdict verdict) {
    return words_of(verdict).meaning;
}

std::string_view presence_word(Presence presence) {
    constexpr std::array<std::string_view, presence_count> words = {"aanwezig", "afwezig",
                                                                    "onbekend", "niet ingevuld"};
    return words[static_cast<std::size_t>(presence)];
}

std::string right_of_all(const VerdictCounts& counts) {
    return fmt::format("{} van {}", dutch_number(counts[static_cast<std::size_t>(Verdict::right)]),
                       dutch_number(marked_count(counts)));
}

std::string coefficient_text(const AgreementCoefficient& coefficient) {
    if (!coefficient.value) {
        return fmt::format("geen waarde: {}", reason_text(coefficient.reason));
    }
    std::string text = fmt::format("{:.3f}", *coefficient.value);
    std::ranges::replace(text, '.', ',');
    return text == "-0,000" ? "0,000" : text;
}

std::string pairs_text(const RaterPairs& pairs) {
    if (pairs.all == 0) {
        return "geen twee deelnemers vulden dit in";
    }
    return fmt::format("{} van {} antwoorden verschillend", dutch_number(pairs.disagreeing),
                       counted(pairs.all, "paar", "paren"));
}

std::string coefficients_text(const Agreement& agreement, std::string_view one,
                              std::string_view more) {
    const auto basis = [&](const AgreementCoefficient& coefficient) {
        return counted(coefficient.units, one, more) + left_out_text(coefficient);
    };
    if (!agreement.kappa.value && !agreement.alpha.value &&
        agreement.kappa.reason == agreement.alpha.reason) {
        return "kappa en alfa " + coefficient_text(agreement.kappa);
    }
    return fmt::format("kappa {} ({}); alfa {} ({})", coefficient_text(agreement.kappa),
                       basis(agreement.kappa), coefficient_text(agreement.alpha),
                       basis(agreement.alpha));
}

std::string exercise_name(const Exercise& exercise) {
    return exercise.title.empty() ? exercise.id
                                  : fmt::format("{} ({})", exercise.title, exercise.id);
}

std::string key_answer_text(const Item& item, const ItemAnswer& answer) {
    return answer.origin == AnswerOrigin::blank ? item.domain.describe(item.domain.all())
                                                : describe_answer(item, answer);
}

std::vector<std::string> story_lines(const Exercise& exercise, std::size_t item) {
    std::vector<std::string> lines;
    for (const StoryFact& fact : exercise.story.facts) {
        if (fact.item == item) {
            lines.push_back(fmt::format("In het verhaal: “{}” (bron: {})", fact.sentence,
                                        source_name(fact.source)));
        }
    }
    if (exercise.disputed == item) {
        lines.emplace_back("Twee bronnen spreken elkaar tegen; welke gelijk heeft, is onbekend.");
    } else if (lines.empty()) {
        lines.push_back(exercise.answers[item].origin == AnswerOrigin::not_applicable
                            ? "Het volgt uit het antwoord op een andere vraag."
                            : "Het verhaal vertelt hier niets over.");
    }
    return lines;
}

std::string outcome_difference(const MarkedOutcome& outcome) {
    return fmt::format("Volgens de sleutel: {}. Volgens de antwoorden: {}.",
                       joined_words(outcome.key_outcomes), joined_words(outcome.outcomes));
}

std::vector<std::string> agreement_notes() {
    return {
        "Overeenstemming zegt of deelnemers hetzelfde antwoord kiezen, niet of het antwoord juist "
        "is: een groep kan het eens zijn over een fout antwoord. Onbekend is een antwoord. Wat "
        "niet "
        "is ingevuld, telt niet als antwoord.",
        "Paren: neem elke twee deelnemers die dezelfde vraag bij dezelfde oefening invulden, en "
        "tel "
        "hoe vaak zij verschillend antwoorden.",
        "Kappa (Fleiss 1971) en alfa (Krippendorff 2011, nominaal) vergelijken de overeenstemming "
        "met die door toeval. 1 is volledig gelijk, 0 is wat toeval zou geven, onder 0 is minder "
        "dan "
        "toeval. Kappa laat een vraag weg als een deelnemer haar niet invulde. Alfa laat haar "
        "alleen "
        "weg als minder dan twee deelnemers haar invulden. Bij een oefening tellen alleen de "
        "deelnemers die haar maakten. Zijn alle antwoorden gelijk, dan is er geen waarde: toeval "
        "zou dan ook alles gelijk geven. Ook bij één vraag of oefening is er geen waarde: die zou "
        "bij elk antwoord hetzelfde zijn.",
        "Bij weinig deelnemers of weinig oefeningen veranderen beide getallen sterk door een enkel "
        "antwoord. Deze tool noemt geen grens waarboven een getal goed is."};
}

}  // namespace rodevlag
