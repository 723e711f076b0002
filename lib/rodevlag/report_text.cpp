#include "rodevlag/report_text.h"

#include <fmt/format.h>
#include <map>

#include "rodevlag/result_members.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t title_width = 60;

std::string line_range(const SourceLines& source) {
    return source.first_line == source.last_line
               ? fmt::format("{}", source.first_line)
               : fmt::format("{}-{}", source.first_line, source.last_line);
}

void add_item_names(const Condition& condition, std::vector<std::string>& names) {
    if (condition.kind == Condition::Kind::item) {
        names.push_back(condition.name);
    }
    for (const Condition& part : condition.parts) {
        add_item_names(part, names);
    }
}

/// The questions whose answers can contradict this one.
std::string opposing_questions(const Item& item) {
    std::vector<std::string> names;
    if (item.not_applicable) {
        add_item_names(*item.not_applicable, names);
    }
    if (item.derivation) {
        names = item.derivation->required;
        names.push_back(item.derivation->from);
        names.insert(names.end(), item.derivation->until.begin(), item.derivation->until.end());
    }
    return names.empty() ? "een ander antwoord" : "het antwoord op " + joined_words(names, "en");
}

std::string value_list(const Item& item, ValueSet values) {
    std::vector<std::string> names;
    for (const Value value : values) {
        names.push_back(item.domain.values()[value]);
    }
    return joined_words(names);
}

}  // namespace

std::string describe_sources(const Sources& sources, const std::string& document) {
    std::vector<std::string> own_lines;
    std::map<std::string, std::vector<std::string>> other_lines;
    bool convention = false;
    for (const SourceLines& source : sources) {
        if (source.is_convention()) {
            convention = true;
        } else if (source.document == document) {
            own_lines.push_back(line_range(source));
        } else {
            other_lines[source.document].push_back(line_range(source));
        }
    }
    std::vector<std::string> parts;
    if (!own_lines.empty()) {
        parts.push_back("regel " + join(own_lines, ", "));
    }
    for (const auto& [name, lines] : other_lines) {
        parts.push_back(fmt::format("{} regel {}", name, join(lines, ", ")));
    }
    if (convention) {
        parts.emplace_back("tool-afspraak");
    }
    return join(parts, "; ");
}

std::string source_line(const Sources& sources, const Instrument& instrument) {
    return "Bron: " + describe_sources(sources, instrument.document);
}

std::string item_label(const Item& item) {
    return item.code.empty() ? item.name : fmt::format("{} {}", item.code, item.name);
}

std::string describe_answer(const Item& item, const ItemAnswer& answer) {
    std::string words = item.domain.describe(answer.values);
    switch (answer.origin) {
        case AnswerOrigin::blank:
            return "niet ingevuld";
        case AnswerOrigin::derived:
            return words + " (afgeleid uit andere antwoorden)";
        case AnswerOrigin::not_applicable:
            return words + " (volgt uit een ander antwoord)";
        case AnswerOrigin::given:
            return answer.values.is_single() ? words
                                             : fmt::format("{}, maar nog niet precies: {}", words,
                                                           value_list(item, answer.values));
        case AnswerOrigin::unknown:
            break;
    }
    return words;
}

std::string joined_words(const std::vector<std::string>& words, std::string_view last) {
    std::string text;
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (index > 0) {
            text += index + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
        }
        text += words[index];
    }
    return text;
}

std::string outcome_list(const Decision& decision, const std::vector<std::size_t>& outcomes) {
    std::vector<std::string> ids;
    for (const std::size_t outcome : outcomes) {
        ids.push_back(decision.outcomes[outcome].id);
    }
    return joined_words(ids);
}

Block record_title(const Record& record, const std::string& subject) {
    const std::string name = record.id.empty()
                                 ? fmt::format("Record {}", record.number)
                                 : fmt::format("Zaak {}", printable(record.id, title_width));
    return {Block::Kind::title, fmt::format("{}: {}", name, subject)};
}

void add_outcome(Document& document, const Catalog& catalog, const DecisionResult& result) {
    const Decision& decision = catalog.decision(result.decision);
    const auto emphasis = [](const Outcome& outcome) {
        return outcome.is_alarming ? Emphasis::alarm : Emphasis::none;
    };
    if (result.is_determined()) {
        const Outcome& outcome = decision.outcomes[result.possible.front()];
        document.push_back(
            {Block::Kind::outcome, fmt::format("Uitkomst: {}", outcome.id), {}, emphasis(outcome)});
        document.push_back({Block::Kind::paragraph, outcome.title + "."});
        if (!outcome.explanation.empty()) {
            document.push_back({Block::Kind::paragraph, outcome.explanation});
        }
        return;
    }
    document.push_back({Block::Kind::outcome, fmt::format("Uitkomst: {}", undetermined)});
    document.push_back({Block::Kind::paragraph,
                        fmt::format("Met de antwoorden tot nu toe zijn {} uitkomsten mogelijk:",
                                    result.possible.size())});
    for (const std::size_t index : result.possible) {
        const Outcome& outcome = decision.outcomes[index];
        document.push_back({Block::Kind::item,
                            fmt::format("{}: {}", outcome.id, outcome.title),
                            {},
                            emphasis(outcome)});
    }
}

Document notice_items(Scorer& scorer, const DecisionResult& result, const Answers& answers,
                      bool revised) {
    const Catalog& catalog = scorer.catalog();
    const Decision& decision = catalog.decision(result.decision);
    const Instrument& instrument = catalog.instrument_of(decision);
    Document items;
    const auto add = [&](std::string text, std::vector<std::string> details = {}) {
        items.push_back(
            {Block::Kind::item, std::move(text), std::move(details), Emphasis::caution});
    };
    if (revised) {
        add("De opgeslagen uitkomst paste niet bij de antwoorden. De uitkomst is opnieuw "
            "berekend.");
    }
    for (const std::size_t index : result.contradictions) {
        const Item& item = catalog.item(index);
        add(fmt::format(
            "Het antwoord op {} past niet bij {}. De tool rekent met {}. Controleer "
            "beide antwoorden.",
            item.name, opposing_questions(item), item.domain.describe(answers[index].values)));
    }
    for (const std::size_t notice : result.notices) {
        add(decision.notices[notice].text,
            {source_line(decision.notices[notice].sources, instrument)});
    }
    const ScoredOutcomes outcomes(scorer, result.decision, answers);
    const auto add_remarks = [&](const std::vector<Remark>& remarks) {
        for (const Remark& remark : remarks) {
            if (!remark.condition || truth_of(*remark.condition, answers, outcomes) == Truth::yes) {
                add(remark.text, {source_line(remark.sources, instrument)});
            }
        }
    };
    if (result.is_determined()) {
        add_remarks(decision.outcomes[result.possible.front()].remarks);
    }
    return items;
}

void add_notices(Document& document, Scorer& scorer, const DecisionResult& result,
                 const Answers& answers, bool revised) {
    const Document items = notice_items(scorer, result, answers, revised);
    if (!items.empty()) {
        document.push_back({Block::Kind::heading, "Let op"});
        document.insert(document.end(), items.begin(), items.end());
    }
}

void add_source_conflicts(Document& document, const Catalog& catalog,
                          const DecisionResult& result) {
    const Decision& decision = catalog.decision(result.decision);
    if (!result.is_determined() ||
        decision.outcomes[result.possible.front()].source_conflicts.empty()) {
        return;
    }
    document.push_back({Block::Kind::heading, "Waar de bronnen verschillen"});
    for (const Remark& conflict : decision.outcomes[result.possible.front()].source_conflicts) {
        document.push_back({Block::Kind::item,
                            conflict.text,
                            {source_line(conflict.sources, catalog.instrument_of(decision))}});
    }
}

void add_colophon(Document& document, const Catalog& catalog, const Decision& decision) {
    const Instrument& instrument = catalog.instrument_of(decision);
    document.push_back({Block::Kind::note,
                        fmt::format("Dit is een advies. Wie beslist: {}.", decision.authority)});
    document.push_back({Block::Kind::note, instrument.explanation});
    const std::string place =
        instrument.document_place.empty() ? "" : fmt::format(" ({})", instrument.document_place);
    document.push_back(
        {Block::Kind::note,
         fmt::format("Instrument {} {}, geldig vanaf {}, sha256 {}. Regelnummers verwijzen naar "
                     "{}{}.",
                     instrument.id, instrument.version, instrument.valid_from,
                     instrument.sha256.substr(0, 12), instrument.document, place)});
}

}  // namespace rodevlag
