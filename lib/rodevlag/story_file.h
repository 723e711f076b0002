// Reads the tellings of one instrument (instruments/<id>/verhaal.yaml).
//
// Strict: an unknown question or value, a value that nobody tells, a question without an entry, a
// source or cast that the frame does not have. A gap would only show when a story is told. The form
// is in instruments/README.md.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/story_book.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag {

/// Adds the tellings and impossible combinations of one instrument of the catalog to `book`, whose
/// frame is there. `file` names the text in the problems.
void read_story_file(const Catalog& catalog, std::size_t instrument, const YamlNode& root,
                     const std::string& file, StoryBook& book, std::vector<Problem>& problems);

}  // namespace rodevlag
