#include "rodevlag/soundness_report.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/dutch_number.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t width = 100;
constexpr std::size_t sha256_shown = 12;

/// Collects lines; long ones are broken and go on below their text.
class Lines {
public:
    void add(std::size_t indent, const std::string& text) {
        const bool is_point = text.starts_with("- ");
        std::size_t place = indent;
        for (const std::string& line : wrapped(text, width - indent)) {
            m_text += std::string(place, ' ') + line + '\n';
            place = indent + (is_point ? 2 : 0);
        }
    }
    void add_exactly(const std::string& line) { m_text += line + '\n'; }

    std::string text() && { return std::move(m_text); }

private:
    std::string m_text;
};

/// `4 van de 4 regels komen ooit aan de beurt`; nothing when there are none.
void add_tally(Lines& lines, const Tally& tally, const std::string& what) {
    if (tally.total > 0) {
        lines.add(4, fmt::format("- {} van de {} {}", tally.sound, tally.total, what));
    }
}

/// A table: per outcome how many patterns give it, and for how many with unknown answers it is
/// certain.
void add_outcomes(Lines& lines, const Decision& decision, const DecisionProof& proof) {
    const bool has_unknown = proof.with_unknown != 0;
    struct Row {
        std::string name;
        std::string complete;
        std::string with_unknown;
    };
    std::vector<Row> rows = {{"uitkomst", "alles ingevuld", "zeker, ook met onbekend"}};
    Count open = proof.with_unknown;
    for (std::size_t outcome = 0; outcome < decision.outcomes.size(); ++outcome) {
        const Count certain = has_unknown ? proof.certain_outcome[outcome] : 0;
        rows.push_back({decision.outcomes[outcome].id, dutch_number(proof.patterns_of[outcome]),
                        dutch_number(certain)});
        open -= certain;
    }
    rows.push_back({"onbepaald", "0", dutch_number(open)});
    rows.push_back({"samen", dutch_number(proof.patterns), dutch_number(proof.with_unknown)});
    std::size_t name_width = 0;
    std::size_t complete_width = 0;
    std::size_t unknown_width = 0;
    for (const Row& row : rows) {
        name_width = std::max(name_width, row.name.size());
        complete_width = std::max(complete_width, row.complete.size());
        unknown_width = std::max(unknown_width, row.with_unknown.size());
    }
    for (const Row& row : rows) {
        std::string line =
            fmt::format("      {:<{}}  {:>{}}", row.name, name_width, row.complete, complete_width);
        if (has_unknown) {
            line += fmt::format("  {:>{}}", row.with_unknown, unknown_width);
        }
        lines.add_exactly(line);
    }
}

/// `14 paren`
std::string pairs_in_words(Count pairs) {
    return pairs == uncountable ? "meer paren dan te tellen zijn" : counted(pairs, "paar", "paren");
}

void add_severity(Lines& lines, const Decision& decision, const DecisionProof& proof) {
    if (!proof.severity) {
        lines.add(4, "- geen uitkomst is erger dan een andere: erger en milder is niet na te gaan");
        return;
    }
    const SeverityProof& severity = *proof.severity;
    const std::string_view milder =
        decision.ordered ? "een mildere uitkomst" : "een uitkomst zonder alarm in plaats van met";
    if (severity.pairs == 0) {
        lines.add(4, fmt::format("- erger en milder is niet nagegaan: geen van de {} zegt welk "
                                 "antwoord erger is",
                                 counted(severity.questions.total, "vraag", "vragen")));
    } else if (severity.breaches == 0) {
        lines.add(4, fmt::format("- {} nooit {}: {} nagegaan "
                                 "({} van de {} vragen zeggen welk antwoord erger is)",
                                 severity.exceptions.empty()
                                     ? "een erger antwoord geeft"
                                     : "buiten de uitzonderingen geeft een erger antwoord",
                                 milder, pairs_in_words(severity.pairs), severity.questions.sound,
                                 severity.questions.total));
    } else if (severity.pairs == uncountable) {
        lines.add(4,
                  fmt::format("- een erger antwoord geeft soms {}: bij {}, van {}", milder,
                              pairs_in_words(severity.breaches), pairs_in_words(severity.pairs)));
    } else {
        lines.add(4,
                  fmt::format("- een erger antwoord geeft soms {}: bij {} van de {} paren", milder,
                              dutch_number(severity.breaches), dutch_number(severity.pairs)));
    }
    for (const std::string& exception : severity.exceptions) {
        lines.add(4, "- uitgezonderd, met reden: " + exception);
    }
}

void add_decision(Lines& lines, const Decision& decision, const DecisionProof& proof) {
    lines.add(2, fmt::format("besluit {}: {} op {} ({} in het diagram)", decision.id,
                             counted(proof.patterns, "antwoordpatroon", "antwoordpatronen"),
                             counted(proof.questions, "vraag", "vragen"),
                             counted(proof.nodes, "knoop", "knopen")));
    if (!proof.is_complete) {
        lines.add(4,
                  "- niet bewezen: dit besluit, of een besluit waar het naar vraagt, heeft niet "
                  "altijd een uitkomst");
        return;
    }
    lines.add(4,
              "- elk patroon heeft precies één uitkomst, en elk patroon met onbekende antwoorden "
              "houdt minstens één uitkomst:");
    add_outcomes(lines, decision, proof);
    add_tally(lines, proof.rules, "regels komen bij een of meer patronen aan de beurt");
    add_tally(lines, proof.chart_nodes, "knopen zijn te bereiken, over de hele keten");
    add_tally(lines, proof.branches, "takken zijn te nemen, over de hele keten");
    add_tally(lines, proof.actions, "acties kunnen gelden");
    add_severity(lines, decision, proof);
    if (proof.scope.total > 0) {
        lines.add(4, fmt::format(
                         "- {} van de {} delen van het bereik sluiten iets uit en laten iets over; "
                         "al het andere is nagegaan alsof elke zaak binnen het bereik valt",
                         proof.scope.sound, proof.scope.total));
    }
    if (proof.with_unknown == 0) {
        lines.add(
            4,
            "- patronen met onbekende antwoorden zijn niet geteld: het zijn er te veel, de "
            "berekening wordt te groot, een vraag heeft 32 antwoorden of het besluit heeft 32 "
            "uitkomsten");
    }
}

/// How many questions matter.
void add_questions(Lines& lines, const Catalog& catalog, std::size_t index,
                   const SoundnessResult& result) {
    const Instrument& instrument = catalog.instruments()[index];
    std::size_t without_effect = 0;
    for (const Item& item : instrument.items) {
        without_effect += item.inert_reason.empty() ? 0U : 1U;
    }
    for (const std::size_t item : result.inert_items) {
        without_effect += catalog.instrument_of_item(item) == index ? 1U : 0U;
    }
    if (!instrument.items.empty()) {
        lines.add(2,
                  fmt::format("van {} van de {} vragen hangt iets af: een uitkomst, een actie, "
                              "een melding of een ander antwoord",
                              instrument.items.size() - without_effect, instrument.items.size()));
    }
}

/// Questions that decide nothing by design, together per reason.
void add_inert(Lines& lines, const Instrument& instrument) {
    std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
    for (const Item& item : instrument.items) {
        if (item.inert_reason.empty()) {
            continue;
        }
        auto known = std::find_if(by_reason.begin(), by_reason.end(), [&](const auto& entry) {
            return entry.first == item.inert_reason;
        });
        if (known == by_reason.end()) {
            known = by_reason.insert(by_reason.end(), {item.inert_reason, {}});
        }
        known->second.push_back(item.id);
    }
    for (const auto& [reason, ids] : by_reason) {
        lines.add(2, fmt::format("zonder gevolg, zo bedoeld ({}): {}. Reden: {}", ids.size(),
                                 join(ids, ", "), reason));
    }
}

}  // namespace

std::string proofs_in_words(const Catalog& catalog, const std::vector<std::size_t>& instruments,
                            const SoundnessResult& result) {
    Lines lines;
    for (const std::size_t index : instruments) {
        const Instrument& instrument = catalog.instruments()[index];
        lines.add(0,
                  fmt::format("{} {} ({} vragen, sha256 {})", instrument.id, instrument.version,
                              instrument.items.size(), instrument.sha256.substr(0, sha256_shown)));
        for (const DecisionProof& proof : result.proofs) {
            if (catalog.instrument_of_decision(proof.decision) == index) {
                add_decision(lines, catalog.decision(proof.decision), proof);
            }
        }
        add_questions(lines, catalog, index, result);
        add_inert(lines, instrument);
    }
    return std::move(lines).text();
}

}  // namespace rodevlag
