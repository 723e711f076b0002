// What a person types at a question: an answer, or what to do instead.
//
// A word may be shortened to its first letters as long as no other word begins with them; capitals
// and outer blanks do not matter. Nothing is guessed: a word that could be two things, or that is
// none, gives a message with what is accepted. Messages never repeat what was typed, because it may
// be about somebody.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rodevlag/item.h"

namespace rodevlag {

/// What a line means.
struct TypedLine {
    enum class Kind {
        answer,      ///< `text` is the word to keep in the file
        skip,        ///< an empty line
        explain,     ///< ?
        note,        ///< notitie TEKST
        clear,       ///< wis
        clear_note,  ///< wis notitie
        back,        ///< terug
        go_to,       ///< naar VRAAG
        state,       ///< stand
        overview,    ///< overzicht
        help,        ///< hulp
        stop,        ///< stop
    };

    Kind kind = Kind::skip;
    std::string text{};  ///< of an answer, a note, or the question to go to

    bool operator==(const TypedLine&) const = default;
};

/// A command with what it does, for the help.
struct TypedCommand {
    TypedLine::Kind kind = TypedLine::Kind::help;
    std::string_view word;
    std::string_view argument;  ///< what must stand behind it, or ""
    std::string_view meaning;
};

/// Every command, in the order of the help.
const std::vector<TypedCommand>& typed_commands();

/// What `line` (without its line end) means at the question `item` (nullptr: at none), or a Dutch
/// message that says why it means nothing.
std::variant<TypedLine, std::string> read_typed_line(const Item* item, std::string_view line);

/// The words that answer a question, for below it: `ja, nee of onbekend`.
std::string answer_words(const Item& item);

}  // namespace rodevlag
