#include "rodevlag/interview_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "rodevlag/date.h"
#include "rodevlag/date_notation.h"
#include "rodevlag/nearest.h"
#include "rodevlag/report_text.h"
#include "rodevlag/text.h"
#include "rodevlag/text_fault.h"

namespace rodevlag {

namespace {

constexpr std::string_view unknown_word = "onbekend";

using Kind = TypedLine::Kind;
using TypedOrMessage = std::variant<TypedLine, std::string>;

/// The words of a question, as they are kept in a file.
std::vector<std::string> words_of(const Item* item) {
    std::vector<std::string> words;
    if (item == nullptr) {
        return words;
    }
    if (!item->is_date) {
        words = item->domain.values();
        for (const auto& [extra, values] : item->domain.words()) {
            words.push_back(extra);
        }
    }
    words.emplace_back(unknown_word);
    return words;
}

/// A whole answer, as it is to be kept.
std::optional<std::string> whole_answer(const Item& item, std::string_view text) {
    if (item.is_date) {
        if (parse_date(text)) {
            return std::string(text);
        }
        for (const std::string_view notation : {"d-m-jjjj", "d/m/jjjj"}) {
            if (const auto date = DateNotation::from_name(notation)->translate(text)) {
                return date;
            }
        }
        return usual_meaning(lower_case(text)) == unknown_word
                   ? std::optional(std::string(unknown_word))
                   : std::nullopt;
    }
    const std::optional<Answer> answer = item.domain.read(text);
    if (!answer || answer->kind == Answer::Kind::blank) {
        return std::nullopt;
    }
    return answer->kind == Answer::Kind::unknown ? std::string(unknown_word)
                                                 : item.domain.describe(answer->values);
}

const TypedCommand* find_command(std::string_view word) {
    const auto& commands = typed_commands();
    const auto found = std::ranges::find(commands, word, &TypedCommand::word);
    return found == commands.end() ? nullptr : &*found;
}

/// Whether there must be a question to do this with.
bool needs_question(Kind kind) {
    return kind == Kind::explain || kind == Kind::note || kind == Kind::clear;
}

/// A command with what stands behind it.
TypedOrMessage command_line(const Item* item, const TypedCommand& command, std::string_view rest) {
    if (item == nullptr && needs_question(command.kind)) {
        return "er is nu geen vraag; met terug of naar komt u er bij een";
    }
    if (command.kind == Kind::clear && !rest.empty()) {
        if (lower_case(rest) == "notitie") {
            return TypedLine{Kind::clear_note};
        }
        return "wis staat alleen, of met: wis notitie";
    }
    if (command.argument.empty() && !rest.empty()) {
        return fmt::format("achter {} hoort niets te staan", command.word);
    }
    if (!command.argument.empty() && rest.empty()) {
        return fmt::format("schrijf: {} {}", command.word, command.argument);
    }
    return TypedLine{command.kind, std::string(rest)};
}

bool takes_more(const TypedCommand& command) {
    return !command.argument.empty() || command.kind == Kind::clear;
}

std::string not_understood(const Item* item, std::string_view word) {
    std::vector<std::string> known = words_of(item);
    for (const TypedCommand& command : typed_commands()) {
        known.emplace_back(command.word);
    }
    const std::string hint = did_you_mean(word, known);
    return item == nullptr ? fmt::format("dit begrijp ik niet{}; typ hulp voor wat kan", hint)
                           : fmt::format("dit begrijp ik niet{}; antwoord met {}, of typ hulp",
                                         hint, answer_words(*item));
}

/// The first letters of exactly one word: an answer or a command.
TypedOrMessage shortened(const Item* item, std::string_view word, std::string_view rest) {
    std::vector<std::string> answers;
    std::vector<const TypedCommand*> commands;
    std::vector<std::string> all;
    for (const std::string& answer : words_of(item)) {
        if (rest.empty() && lower_case(answer).starts_with(word)) {
            answers.push_back(answer);
            all.push_back(answer);
        }
    }
    for (const TypedCommand& command : typed_commands()) {
        if (command.word.starts_with(word) && (rest.empty() || takes_more(command))) {
            commands.push_back(&command);
            all.emplace_back(command.word);
        }
    }
    if (all.empty()) {
        return not_understood(item, word);
    }
    if (all.size() > 1) {
        return fmt::format("dit kan {} zijn; typ meer letters", joined_words(all));
    }
    return commands.empty() ? TypedOrMessage(TypedLine{Kind::answer, answers.front()})
                            : command_line(item, *commands.front(), rest);
}

}  // namespace

const std::vector<TypedCommand>& typed_commands() {
    static const std::vector<TypedCommand> commands = {
        {Kind::explain, "?", "", "uitleg bij deze vraag, en waar zij in de bron staat"},
        {Kind::note, "notitie", "TEKST", "bewaar een notitie bij deze vraag"},
        {Kind::clear, "wis", "",
         "haal het antwoord op deze vraag weg; wis notitie haalt de notitie weg"},
        {Kind::back, "terug", "", "naar de vorige vraag"},
        {Kind::go_to, "naar", "VRAAG", "naar een andere vraag, met haar code of naam"},
        {Kind::state, "stand", "", "wat al zeker is en wat nog kan"},
        {Kind::overview, "overzicht", "", "alle vragen met wat er is ingevuld"},
        {Kind::stop, "stop", "", "stoppen; alles is al bewaard"},
        {Kind::help, "hulp", "", "deze lijst"},
    };
    return commands;
}

TypedOrMessage read_typed_line(const Item* item, std::string_view line) {
    const std::string_view typed = trimmed(line);
    if (typed.empty()) {
        return TypedLine{Kind::skip};
    }
    if (find_text_fault(typed)) {
        return "er staan tekens in deze regel die hier niet kunnen, zoals van een pijltjestoets; "
               "typ de regel opnieuw";
    }
    if (item != nullptr &&
        typed != "?") {  // in a file it means unknown; here it asks for the explanation
        if (std::optional<std::string> answer = whole_answer(*item, typed)) {
            return TypedLine{Kind::answer, std::move(*answer)};
        }
    }
    const std::size_t space = typed.find_first_of(" \t");
    const std::string word = lower_case(typed.substr(0, space));
    const std::string_view rest =
        space == std::string_view::npos ? std::string_view() : trimmed(typed.substr(space));
    if (const TypedCommand* command = find_command(word)) {
        return command_line(item, *command, rest);
    }
    return shortened(item, word, rest);
}

std::string answer_words(const Item& item) {
    std::vector<std::string> words = words_of(&item);
    if (item.is_date) {
        words.insert(words.begin(), "een datum als 2021-03-31");
    }
    return joined_words(words);
}

}  // namespace rodevlag
