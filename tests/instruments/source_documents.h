// The source documents, which lie beside the project where they are at hand, and words of texts.
//
// The documents are not part of the project: documents() is empty where they are not there.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag::statements {

using Lines = std::vector<std::string>;

Lines lines_of(const std::filesystem::path& path);

/// Where the source documents would be.
const std::filesystem::path& source_folder();

/// The source documents by file name.
const std::map<std::string, Lines>& documents();

/// The words in lower case; everything but letters and digits separates. Accented letters stay as
/// they are.
std::vector<std::string> words_of(std::string_view text);

/// Every run of seven words, as text.
std::vector<std::string> runs_of(const std::vector<std::string>& words);

/// Every run of seven words in the source documents.
const std::set<std::string>& runs_in_sources();

}  // namespace rodevlag::statements
