// What the file already holds when rv-ask begins: answers, notes, and the id of the case.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ask/answer_file.h"
#include "rodevlag/catalog.h"

namespace rodevlag::tools {

/// The namespace of the notes: `notities:` with a line per question, by its full name.
inline constexpr std::string_view notes_name = "notities";

struct FilledIn {
    std::string id;                              ///< `zaak`; empty when there is none
    std::map<std::size_t, std::string> answers;  ///< by item, as written; none that is blank
    std::map<std::size_t, std::string> notes;    ///< by item
    std::vector<std::string> names;              ///< of all fields, filled in or not
    std::vector<std::string> warnings;           ///< about names that look like a slip
};

/// Reads the text of an existing file. Throws InstrumentError with every problem: a file that is no
/// sound case, or an answer that is none.
FilledIn read_filled_in(const Catalog& catalog, const AnswerFile& file);

}  // namespace rodevlag::tools
