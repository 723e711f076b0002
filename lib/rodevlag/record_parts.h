// Sorts the fields of a record for a format that nests: JSON and YAML from a record that came from
// another format.
//
// Which field is an answer and which a stored result is told by a FieldRoleOf; names of both are
// trimmed and in lower case. Names that would clash (`naam` twice, a column called `antwoorden`)
// get a number, so that no text is lost. The sorting is kept as long as the layout of the records
// stays.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/record.h"

namespace rodevlag {

/// One field under the name that it gets.
struct PartEntry {
    std::string name;
    std::size_t field = 0;  ///< index in record.fields
};

/// The fields of one namespace or of one decision.
struct PartGroup {
    std::string name;
    std::vector<PartEntry> entries;
};

/// The fields of a record but its id.
struct RecordParts {
    std::vector<PartGroup> answers;
    std::vector<PartGroup> results;  ///< stored by an earlier run
    std::vector<PartEntry> others;
};

/// Sorts records, most of which have the same layout.
class RecordSorter {
public:
    /// `answers_on_top`: namespaces stand beside the other members (YAML), so their names may not
    /// be used for those.
    RecordSorter(FieldRoleOf role_of, bool answers_on_top);

    /// The parts of `record`, valid until the next call.
    const RecordParts& sort(const Record& record);

private:
    void sort_fields(const Record& record);

    FieldRoleOf m_role_of;
    bool m_answers_on_top;
    std::size_t m_layout = 0;
    RecordParts m_parts;
};

/// A member of a result, or several that share what stands before the dot in their names.
struct NestedMember {
    std::string_view name;
    const ResultValue* value = nullptr;  ///< nullptr when there are inner members
    std::vector<NestedMember> inner;
};

/// The members of `result` with names that have a dot nested; points into `result`.
std::vector<NestedMember> nested_members(const Result& result);

/// Whether `results` hold a decision of this name, so that a stored one is out of date.
bool holds_section(std::span<const Result> results, std::string_view section);

}  // namespace rodevlag
