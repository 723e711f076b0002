// The files of the parts, one behind the other as one file, each proved to be what its part wrote.
//
// Every byte is read once: hashed, counted as records, compared where it is the header, and handed
// on. What is wrong is collected; from the first problem on nothing is handed on any more, but the
// rest is still looked at.
#pragma once

#include <string>
#include <vector>

#include "merge/part_set.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/row_counter.h"

namespace rodevlag::tools {

/// Which of the files of a part.
enum class PartFile { output, rejects };

/// A file of a part, found.
struct Piece {
    std::string path;
    const Part* part = nullptr;
};

/// The files of the parts, by their names in the receipts, seen from the current folder; what is
/// not there is looked for in the folder of the receipt. What cannot be found is a problem. `parts`
/// must outlive the result.
std::vector<Piece> find_pieces(const std::vector<Part>& parts, PartFile which, Problems& problems);

/// A file that a receipt names, or "" when it is not there. `tried` receives where it was looked
/// for.
std::string find_named_file(const std::string& name, const std::string& receipt,
                            std::vector<std::string>& tried);

/// The form of these files. Text that cannot be cut into parts is a problem, and nothing is left of
/// `pieces`.
RowCounter::Form form_of(std::vector<Piece>& pieces, PartFile which, Problems& problems);

/// Hands the header of the first piece and the records of all of them to `sink`, if all is right.
/// Throws OutputError.
void join_pieces(const std::vector<Piece>& pieces, PartFile which, RowCounter::Form form,
                 ByteSink& sink, Problems& problems);

}  // namespace rodevlag::tools
