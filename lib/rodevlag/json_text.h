// JSON as text: is it sound, and where do its values stand?
//
// The only place that uses nlohmann-json, for the strict check. What is sound is then scanned for
// the ranges of members and elements, so that records can be spliced without touching other bytes:
// a number stays as it was written. All functions behind the check expect sound text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/error.h"

namespace rodevlag {

/// A line and a byte column, both 1-based.
struct TextPosition {
    std::size_t line = 0;
    std::size_t column = 0;
};

/// Turns places in one text into lines and columns.
class TextPositions {
public:
    /// `text` must outlive this; its first line has number `first_line`.
    explicit TextPositions(std::string_view text, std::size_t first_line = 1);

    TextPosition at_offset(std::size_t offset) const;

    /// The position of `part`, which must be a view into the text.
    TextPosition at(std::string_view part) const {
        return at_offset(static_cast<std::size_t>(part.data() - m_text.data()));
    }

private:
    std::string_view m_text;
    std::size_t m_first_line;
    std::vector<std::size_t> m_line_starts;  // of the second line and on
};

inline constexpr std::size_t json_max_depth = 64;

/// The first thing that makes `text` unsound: syntax, invalid UTF-8, NUL, text behind the value,
/// nesting over json_max_depth, a number out of range. The message never quotes the text.
std::optional<Problem> find_json_fault(std::string_view text, const TextPositions& positions,
                                       const std::string& file);

/// Every member, at any depth, whose key stands in the same object before.
std::vector<Problem> find_duplicate_keys(std::string_view value, const TextPositions& positions,
                                         const std::string& file);

enum class JsonKind { object, array, string, number, boolean, null };

/// The kind of a value without blanks around it.
JsonKind json_kind(std::string_view value);

/// One member of an object; the views are ranges of the text.
struct JsonMember {
    std::string key;           ///< escapes undone
    std::string_view raw_key;  ///< with its quotes
    std::string_view value;
};

std::vector<JsonMember> json_members(std::string_view object);
std::vector<std::string_view> json_elements(std::string_view array);

/// Without JSON's blanks at both ends.
std::string_view json_trimmed(std::string_view text);

}  // namespace rodevlag
