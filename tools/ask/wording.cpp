#include "ask/wording.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/interview_words.h"
#include "rodevlag/report_text.h"
#include "rodevlag/result_names.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

/// More outcomes than this are counted, not listed, in one line.
constexpr std::size_t listed_outcomes = 6;
constexpr std::size_t shown_note_width = 400;

using Kind = Block::Kind;

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
    return count == 1 ? fmt::format("1 {}", one) : fmt::format("{} {}", count, more);
}

std::string group_title(const Catalog& catalog, std::size_t item) {
    for (const ItemGroup& group : catalog.instruments()[catalog.instrument_of_item(item)].groups) {
        if (std::ranges::find(group.items, catalog.item(item).id) != group.items.end()) {
            return group.title;
        }
    }
    return catalog.instruments()[catalog.instrument_of_item(item)].title;
}

std::string coded_question(const Item& item) {
    return item.code.empty() ? item.question : fmt::format("{}. {}", item.code, item.question);
}

/// `"question" (name)`, to point at a question that is not on the screen.
std::string pointed_at(const Item& item) {
    return fmt::format("“{}” ({})", item.question, item_label(item));
}

std::string possible_outcomes_text(const Decision& decision, const DecisionResult& result) {
    return result.possible.size() > listed_outcomes
               ? fmt::format("{} uitkomsten", result.possible.size())
               : outcome_list(decision, result.possible);
}

bool is_settled(const DecisionResult& result) {
    return result.is_out_of_scope() || (result.is_determined() && !result.scope_is_open);
}

bool stands_as_before(const DecisionResult& before, const DecisionResult& after) {
    return before.possible == after.possible && before.scope_is_open == after.scope_is_open &&
           before.violated_scope == after.violated_scope;
}

/// Why the question is asked, and how much is still to come.
std::string progress(Interview& interview, const InterviewQuestion& question) {
    const std::vector<std::size_t> deciding = interview.deciding_items();
    const std::string again = question.again ? "Deze vraag sloeg u over. " : "";
    switch (question.reason) {
        case InterviewQuestion::Reason::chosen:
            return "U bent terug bij deze vraag.";
        case InterviewQuestion::Reason::other:
            return fmt::format(
                "{}Deze vraag verandert zelf geen uitkomst. Van zulke vragen zijn er nog {}.",
                again, interview.other_items().size());
        case InterviewQuestion::Reason::deciding:
            break;
    }
    if (deciding == std::vector{question.item}) {
        return again + "Alleen deze vraag kan nog een uitkomst veranderen.";
    }
    return fmt::format("{}Nog {} een uitkomst veranderen.", again,
                       counted(deciding.size(), "vraag kan", "vragen kunnen"));
}

std::string filled_in(const Item& item, const std::string& text, const ItemAnswer& answer) {
    if (item.is_date) {
        return text.empty() ? "niet ingevuld" : printable(text, shown_note_width);
    }
    return describe_answer(item, answer);
}

/// What can make an answer not fit, of what is filled in.
std::vector<std::string> opposing_questions(Interview& interview, Scorer& scorer,
                                            std::size_t item) {
    std::vector<std::string> others;
    for (const std::size_t other : opposing_items(scorer, item)) {
        if (!interview.text_of(other).empty()) {
            others.push_back(pointed_at(scorer.catalog().item(other)));
        }
    }
    return others;
}

}  // namespace

Document welcome(const Catalog& catalog, const std::vector<std::size_t>& decisions) {
    Document document;
    std::vector<std::size_t> told;
    for (const std::size_t index : decisions) {
        const Decision& decision = catalog.decision(index);
        document.push_back({Kind::heading, fmt::format("{} ({})", decision.title, decision.id)});
        document.push_back({Kind::paragraph, fmt::format("{} Wie beslist: {}.", decision.question,
                                                         decision.authority)});
        if (std::ranges::find(told, decision.instrument) == told.end()) {
            told.push_back(decision.instrument);
            document.push_back({Kind::paragraph, catalog.instrument_of(decision).explanation});
        }
    }
    document.push_back(
        {Kind::note,
         "Antwoord met een van de woorden onder de vraag; de eerste letters zijn genoeg. Weet u "
         "het niet, antwoord dan onbekend en niet nee. Een lege regel slaat de vraag over. Typ ? "
         "voor uitleg, hulp voor alle opdrachten en stop om te stoppen. Elk antwoord wordt meteen "
         "bewaard."});
    return document;
}

Document question_text(Interview& interview, const Catalog& catalog,
                       const InterviewQuestion& question, const std::string& note, bool quiet) {
    const Item& item = catalog.item(question.item);
    const ItemAnswer& answer = interview.answers()[question.item];
    Document blocks;
    if (!quiet) {
        blocks.push_back({Kind::note, fmt::format("{}. {}", group_title(catalog, question.item),
                                                  progress(interview, question))});
    }
    blocks.push_back({Kind::heading, coded_question(item)});
    if (!note.empty()) {
        blocks.push_back(
            {Kind::paragraph, fmt::format("Notitie: {}", printable(note, shown_note_width))});
    }
    const bool is_filled = !interview.text_of(question.item).empty();
    if (is_filled || answer.origin != AnswerOrigin::blank) {
        blocks.push_back({Kind::paragraph,
                          fmt::format("Nu ingevuld: {}. Een lege regel laat dat zo.",
                                      filled_in(item, interview.text_of(question.item), answer))});
    }
    blocks.push_back({Kind::paragraph, fmt::format("({})", answer_words(item))});
    return blocks;
}

Document explanation(Scorer& scorer, std::size_t index) {
    const Catalog& catalog = scorer.catalog();
    const Item& item = catalog.item(index);
    const Instrument& instrument = catalog.instruments()[catalog.instrument_of_item(index)];
    Document document{{Kind::heading, coded_question(item)}};
    const auto add = [&](std::string text) {
        document.push_back({Kind::paragraph, std::move(text)});
    };
    add(item.explanation.empty() ? "De bron geeft bij deze vraag geen uitleg." : item.explanation);
    for (const auto& [word, values] : item.domain.words()) {
        std::vector<std::string> names;
        for (const Value value : values) {
            names.push_back(item.domain.values()[value]);
        }
        add(fmt::format("{} betekent: {}.", word, joined_words(names)));
    }
    if (!item.flag.empty()) {
        add(
            fmt::format("Criterium: het antwoord {} is een rode vlag als het de uitkomst mee "
                        "bepaalt.",
                        item.domain.describe(item.flag)));
    }
    std::vector<std::string> others;
    for (const std::size_t other : opposing_items(scorer, index)) {
        others.push_back(catalog.item(other).name);
    }
    if (!others.empty()) {
        add(fmt::format("Hangt samen met {}.", joined_words(others, "en")));
    }
    add(fmt::format("{}. De regelnummers verwijzen naar {}. Naam van de vraag: {}.",
                    source_line(item.sources, instrument), instrument.document, item.name));
    return document;
}

Block standing(const Catalog& catalog, const DecisionResult& result) {
    const Decision& decision = catalog.decision(result.decision);
    if (result.is_out_of_scope()) {
        return {Kind::item,
                fmt::format("{}: dit besluit is niet bedoeld voor deze zaak.", decision.id)};
    }
    const std::string_view scope =
        result.scope_is_open ? " Nog niet zeker is of dit besluit voor deze zaak bedoeld is." : "";
    if (!result.is_determined()) {
        return {Kind::item, fmt::format("{}: nog mogelijk {}.{}", decision.id,
                                        possible_outcomes_text(decision, result), scope)};
    }
    const Outcome& outcome = decision.outcomes[result.possible.front()];
    return {Kind::item,
            fmt::format("{}{}: {} staat vast: {}.{}", outcome.is_alarming ? "LET OP. " : "",
                        decision.id, outcome.id, outcome.title, scope),
            {},
            outcome.is_alarming ? Emphasis::alarm : Emphasis::none};
}

Document changes(const Catalog& catalog, const std::vector<DecisionResult>& before,
                 const std::vector<DecisionResult>& after) {
    Document lines;
    for (std::size_t index = 0; index < after.size(); ++index) {
        if (stands_as_before(before[index], after[index])) {
            continue;
        }
        Block line = standing(catalog, after[index]);
        if (is_settled(before[index]) && !is_settled(after[index])) {
            line.text = "Weer open. " + line.text;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Document contradictions(Interview& interview, Scorer& scorer, const Answers& before) {
    Document lines;
    for (const std::size_t index : interview.questions()) {
        const ItemAnswer& answer = interview.answers()[index];
        if (!answer.contradicts || before[index].contradicts) {
            continue;
        }
        const Item& item = scorer.catalog().item(index);
        const std::vector<std::string> others = opposing_questions(interview, scorer, index);
        lines.push_back(
            {Kind::item,
             fmt::format("Antwoorden passen niet bij elkaar: {} en {}. Er is niets veranderd. Kijk "
                         "ze na; met naar {} komt u bij de vraag. Blijven ze zo, dan rekent de "
                         "tool bij deze vraag met {}.",
                         pointed_at(item), joined_words(others, "en"), item.name,
                         item.domain.describe(answer.values)),
             {},
             Emphasis::caution});
    }
    return lines;
}

Document state(Interview& interview, Scorer& scorer) {
    const Catalog& catalog = scorer.catalog();
    Document document;
    for (const DecisionResult& result : interview.results()) {
        document.push_back({Kind::heading, catalog.decision(result.decision).title});
        add_outcome(document, catalog, result);
        for (const std::size_t item : result.red_flags) {
            document.push_back({Kind::item,
                                fmt::format("Rode vlag: {}", pointed_at(catalog.item(item))),
                                {},
                                Emphasis::alarm});
        }
        add_notices(document, scorer, result, interview.answers(), false);
    }
    document.push_back({Kind::note, open_questions(interview)});
    return document;
}

Document overview(const Interview& interview, const Catalog& catalog) {
    Document document;
    for (const std::size_t index : interview.questions()) {
        const Item& item = catalog.item(index);
        const std::string& text = interview.text_of(index);
        if (!item.is_date || !text.empty()) {
            document.push_back(
                {Kind::item, fmt::format("{} ({}): {}", item.question, item_label(item),
                                         filled_in(item, text, interview.answers()[index]))});
        }
    }
    return document;
}

std::string open_questions(Interview& interview) {
    const std::size_t deciding = interview.deciding_items().size();
    const std::size_t other = interview.other_items().size();
    if (deciding + other == 0) {
        return "Er is geen vraag meer open.";
    }
    if (deciding == 0) {
        return fmt::format("Niet ingevuld: {}. Geen daarvan kan een uitkomst veranderen.",
                           counted(other, "vraag", "vragen"));
    }
    return fmt::format("Niet ingevuld: {}. Daarvan {} er nog {} een uitkomst veranderen.",
                       counted(deciding + other, "vraag", "vragen"),
                       deciding == 1 ? "kan" : "kunnen", deciding);
}

Document help() {
    Document document{
        {Kind::paragraph,
         "Een antwoord is een van de woorden onder de vraag; de eerste letters zijn genoeg. Een "
         "lege regel slaat de vraag over; zij komt aan het einde nog eens."}};
    for (const TypedCommand& command : typed_commands()) {
        document.push_back({Kind::item, fmt::format("{}{}{}: {}", command.word,
                                                    command.argument.empty() ? "" : " ",
                                                    command.argument, command.meaning)});
    }
    return document;
}

}  // namespace rodevlag::tools
