// The files of a set of hand-outs in their two folders, and the rule that nothing is overwritten.
//
// What trainees get is in `deelnemers`, what only the trainer may see in `trainer`; the names of
// the latter start with trainer-, so that they tell it also outside their folder.
#pragma once

#include <string>
#include <vector>

namespace rodevlag::tools {

/// One file that belongs to a set.
struct SheetFile {
    std::string path;  ///< within the folder of the set
    std::string text;
    bool is_wanted = true;  ///< false: not asked for now, but it may be there
};

/// Throws UsageError, with every name, when a file of the set is there with another content: it may
/// be filled in, or be of another key. A PDF without the page that it was made of is such a file.
void require_same_or_new(const std::string& folder, const std::vector<SheetFile>& files);

/// Writes the wanted ones; those that are there are left alone. Throws OutputError.
void write_sheet_files(const std::string& folder, const std::vector<SheetFile>& files);

}  // namespace rodevlag::tools
