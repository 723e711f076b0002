#include "rodevlag/report_text.h"

#include <algorithm>
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

/// `question answer (label)`: an answer as people read it aloud.
std::string answered_question(const Item& item, const ItemAnswer& answer) {
    return fmt::format("{} {} ({})", item.question, describe_answer(item, answer),
                       item_label(item));
}

/// `answered`: per violated part the lines about the answers that make it fail.
void add_violated_scope(Document& document, const Catalog& catalog, const DecisionResult& result,
                        const std::vector<std::vector<std::string>>& answered) {
    const Decision& decision = catalog.decision(result.decision);
    document.push_back({Block::Kind::outcome, fmt::format("Uitkomst: {}", out_of_scope_outcome)});
    document.push_back({Block::Kind::paragraph, "Dit besluit is niet bedoeld voor deze zaak:"});
    for (std::size_t index = 0; index < result.violated_scope.size(); ++index) {
        const ScopeCondition& part = decision.scope[result.violated_scope[index]];
        std::vector<std::string> details = answered[index];
        details.push_back(source_line(part.sources, catalog.instrument_of(decision)));
        document.push_back({Block::Kind::item, part.reason, std::move(details)});
    }
}

void add_open_scope(Document& document, const Catalog& catalog, const DecisionResult& result) {
    if (!result.scope_is_open) {
        return;
    }
    std::vector<std::string> questions;
    for (const std::size_t item : result.scope_questions) {
        questions.push_back(
            fmt::format("{} ({})", catalog.item(item).question, item_label(catalog.item(item))));
    }
    document.push_back(
        {Block::Kind::paragraph,
         fmt::format("Nog niet zeker is of dit besluit voor deze zaak bedoeld is. Zoek uit: {}",
                     join(questions, " ")),
         {},
         Emphasis::caution});
}

std::string value_list(const Item& item, ValueSet values) {
    std::vector<std::string> names;
    for (const Value value : values) {
        names.push_back(item.domain.values()[value]);
    }
    return joined_words(names);
}

/// The remarks that show: without a condition, or with one that is certainly true.
std::vector<Remark> certain_remarks(const std::vector<Remark>& remarks, const Answers& answers,
                                    const OutcomeLookup& outcomes) {
    std::vector<Remark> certain;
    std::copy_if(remarks.begin(), remarks.end(), std::back_inserter(certain),
                 [&](const Remark& remark) {
                     return !remark.condition ||
                            truth_of(*remark.condition, answers, outcomes) == Truth::yes;
                 });
    return certain;
}

Document remark_items(const std::vector<Remark>& remarks, const Instrument& instrument) {
    Document items;
    for (const Remark& remark : remarks) {
        items.push_back(
            {Block::Kind::item, remark.text, {source_line(remark.sources, instrument)}});
    }
    return items;
}

}  // namespace

std::string describe_sources(const Sources& sources, std::string_view document) {
    std::vector<std::string> own_lines;
    std::map<std::string_view, std::vector<std::string>> other_lines;
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

Block actions_heading(const Organisation& organisation) {
    return {Block::Kind::heading,
            organisation.id == organisation.name
                ? fmt::format("Acties: {}", organisation.name)
                : fmt::format("Acties: {} ({})", organisation.name, organisation.id)};
}

void add_possible_heading(Document& document, std::size_t count) {
    document.push_back({Block::Kind::heading, fmt::format("Misschien nodig ({})", count)});
    document.push_back(
        {Block::Kind::paragraph, "Deze acties hangen af van antwoorden die nog open staan."});
}

Block record_title(const Record& record, const std::string& subject) {
    const std::string name = record.id.empty()
                                 ? fmt::format("Record {}", record.number)
                                 : fmt::format("Zaak {}", printable(record.id, title_width));
    return {Block::Kind::title, fmt::format("{}: {}", name, subject)};
}

void add_outcome(Document& document, const Catalog& catalog, const Explanation& explanation,
                 const Answers& answers) {
    if (!explanation.result.is_out_of_scope()) {
        add_outcome(document, catalog, explanation.result);
        return;
    }
    std::vector<std::vector<std::string>> answered;
    for (const std::vector<std::size_t>& items : explanation.scope_reasons) {
        std::vector<std::string>& lines = answered.emplace_back();
        for (const std::size_t item : items) {
            lines.push_back(answered_question(catalog.item(item), answers[item]));
        }
    }
    add_violated_scope(document, catalog, explanation.result, answered);
}

void add_outcome(Document& document, const Catalog& catalog, const DecisionResult& result) {
    const Decision& decision = catalog.decision(result.decision);
    if (result.is_out_of_scope()) {
        add_violated_scope(document, catalog, result,
                           std::vector<std::vector<std::string>>(result.violated_scope.size()));
        return;
    }
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
    } else {
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
    add_open_scope(document, catalog, result);
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
    if (!result.alarms_out_of_scope.empty()) {
        std::vector<std::string> answered;
        for (const std::size_t item : result.alarms_out_of_scope) {
            answered.push_back(answered_question(catalog.item(item), answers[item]));
        }
        const std::string_view which = answered.size() == 1
                                           ? "Een antwoord is alarmerend, maar telt hier niet mee"
                                           : "Er zijn alarmerende antwoorden, maar zij tellen hier "
                                             "niet mee";
        add(fmt::format("{}: dit besluit is niet bedoeld voor deze zaak. Controleer of dat klopt. "
                        "Het gevaar gaat er niet van weg.",
                        which),
            std::move(answered));
    }
    if (result.is_not_filled_in) {
        add(
            fmt::format("Het instrument {} is niet ingevuld. Dat zegt niets over het gevaar: vul "
                        "het alsnog in.",
                        instrument.id));
    }
    for (const std::size_t notice : result.notices) {
        add(decision.notices[notice].text,
            {source_line(decision.notices[notice].sources, instrument)});
    }
    const ScoredOutcomes outcomes(scorer, result.decision, answers);
    if (result.is_determined()) {
        for (const Remark& remark : certain_remarks(
                 decision.outcomes[result.possible.front()].remarks, answers, outcomes)) {
            add(remark.text, {source_line(remark.sources, instrument)});
        }
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

Document source_conflict_items(Scorer& scorer, const DecisionResult& result,
                               const Answers& answers) {
    if (result.is_out_of_scope()) {
        return {};
    }
    const Decision& decision = scorer.catalog().decision(result.decision);
    const Instrument& instrument = scorer.catalog().instrument_of(decision);
    const ScoredOutcomes outcomes(scorer, result.decision, answers);
    Document items;
    const auto add = [&](const std::vector<Remark>& remarks) {
        const Document found =
            remark_items(certain_remarks(remarks, answers, outcomes), instrument);
        items.insert(items.end(), found.begin(), found.end());
    };
    if (result.is_determined()) {
        add(decision.outcomes[result.possible.front()].source_conflicts);
    }
    add(decision.source_conflicts);
    return items;
}

Document unreadable_items(const Instrument& instrument) {
    return remark_items(instrument.unreadable, instrument);
}

void add_source_remarks(Document& document, Scorer& scorer, const DecisionResult& result,
                        const Answers& answers) {
    const auto add = [&](const std::string& heading, const Document& items) {
        if (!items.empty()) {
            document.push_back({Block::Kind::heading, heading});
            document.insert(document.end(), items.begin(), items.end());
        }
    };
    add("Waar de bronnen verschillen", source_conflict_items(scorer, result, answers));
    if (!result.is_out_of_scope()) {
        const Catalog& catalog = scorer.catalog();
        add("Niet te lezen in de bron",
            unreadable_items(catalog.instrument_of(catalog.decision(result.decision))));
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
