// Reads records from JSON: what is in one object, and a document of one object or an array of them.
// One object per line: json_lines.h.
//
// A record is `{"zaak": ..., "antwoorden": {namespace: {item: ...}}, "besluiten": {...}, ...}`. An
// answer becomes the field `namespace.item` with its text (`true`, `1` and the like as they stand;
// null is blank); a stored result becomes `besluit.member`, lists joined with '|', nested members
// by their last name. Any other member becomes a field with its own name; an object or array there
// keeps its JSON text. A document that is not sound cannot be read at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/byte_stream.h"
#include "rodevlag/json_text.h"
#include "rodevlag/record.h"

namespace rodevlag {

inline constexpr std::size_t json_max_bytes = std::size_t{64} * 1024 * 1024;

/// Turns one sound JSON value into the fields of a record; keeps the texts that the fields point
/// to.
class JsonFields {
public:
    explicit JsonFields(std::string file) : m_file(std::move(file)) {}

    /// Fills id, fields, layout and problems (duplicate keys, wrong kinds) from `value`.
    void fill(std::string_view value, const TextPositions& positions, Record& record);

private:
    void add_members(const std::vector<JsonMember>& members, Record& record);
    void add_id(const JsonMember& member, Record& record);
    void add_answers(const JsonMember& member, Record& record);
    void add_namespace(const JsonMember& space, Record& record);
    void add_results(const JsonMember& member, Record& record);
    /// What stands before a member's name: its decision; a member that no result has must not be
    /// taken for an answer, so its name tells where it stood.
    static std::string result_group(std::string_view section, std::string_view member);
    void add_result_members(std::string_view section, std::string_view object, Record& record);
    void add_field(std::string_view group, std::string_view name, std::string_view text,
                   std::string_view place, Record& record);
    void refuse_equal_names(Record& record);
    void set_layout(Record& record);
    void add_problem(std::string_view place, std::string message, Record& record);
    std::string_view text_of(std::string_view value);
    std::string_view keep(std::string text);

    std::string m_file;
    const TextPositions* m_positions = nullptr;
    std::deque<std::string> m_names;  // of the latest record; the first m_used are in use
    std::size_t m_used = 0;
    std::size_t m_previous_used = 0;
    bool m_names_changed = true;
    std::size_t m_layout = 0;
    std::size_t m_results_begin = 0;  // which names belong to stored results
    std::size_t m_results_end = 0;
    std::size_t m_clash = 0;  // the first field whose name is there before; m_used when none
    std::string m_name;
    std::deque<std::string> m_texts;
    std::size_t m_texts_used = 0;
};

/// Reads a JSON document, which is held in memory.
class JsonDocumentReader : public RecordReader {
public:
    /// Throws InputError when the document is larger than json_max_bytes, is not sound, or is
    /// neither an object nor an array.
    explicit JsonDocumentReader(ByteSource& source);

    bool next(Record& record) override;

    /// An array of records (also an empty one), not a single record.
    bool is_array() const { return m_is_array; }

private:
    std::string m_bytes;
    std::string_view m_text;
    TextPositions m_positions;
    JsonFields m_fields;
    std::vector<std::string_view> m_elements;
    std::size_t m_next = 0;
    bool m_is_array = false;
};

}  // namespace rodevlag
