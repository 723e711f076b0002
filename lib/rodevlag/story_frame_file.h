// Reads the frame of all stories (instruments/verhaal.yaml): casts, sources, and the sentences that
// belong to no question.
//
// Of every kind of sentence there must be enough for stories to differ; how many is said here. The
// form is in instruments/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/barred_words.h"
#include "rodevlag/story_book.h"
#include "rodevlag/yaml_fields.h"

namespace rodevlag {

/// What `verhaal` says in the frame, where a file of tellings has the id of its instrument.
inline constexpr std::string_view story_frame_id = "algemeen";

/// Abbreviations and organisations that have a capital in a story (`afkortingen`).
std::vector<std::string> read_story_names(const YamlNode& root, ProblemReport& report);

/// The rest of the frame.
StoryFrame read_story_frame(const YamlNode& root, const BarredWords& barred, ProblemReport& report);

}  // namespace rodevlag
