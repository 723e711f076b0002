// The receipts of the parts of one run, and whether they belong together.
//
// The usual flow: load_parts(), require_one_run(), require_all_parts(). What is wrong is collected
// in Dutch, so that one run names all of it. Left out: the files that the receipts name
// (joined_file.h, part_input.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/receipt.h"
#include "rodevlag/record_format.h"

namespace rodevlag::tools {

/// What is wrong, a message each.
using Problems = std::vector<std::string>;

/// A part of a run.
struct Part {
    std::string file;  ///< the name of the receipt, as given
    Receipt receipt;   ///< has a `part`

    const ReceiptPart& range() const { return *receipt.part; }
};

/// The value of an option of the run that takes a text, or "".
std::string text_option(const Receipt& receipt, std::string_view name);

/// The format of the input as rv-score chose it, as far as the receipt tells; else it went by what
/// stands in the file.
std::optional<RecordFormat> format_of_input(const Receipt& receipt);

/// The receipts in `files`, in order of part. A file that cannot be read, or is not the receipt of
/// a part, is a problem.
std::vector<Part> load_parts(const std::vector<std::string>& files, Problems& problems);

/// All of one run: the same input, program, options, instruments, and number of parts?
void require_one_run(const std::vector<Part>& parts, Problems& problems);

/// Each part exactly once, with ranges that abut?
void require_all_parts(const std::vector<Part>& parts, Problems& problems);

/// The receipt as the whole run would have written it, but for its files: the earliest time, the
/// options without those about parts, all instruments, the sums and the status. `parts` must have
/// passed the checks above.
Receipt merged_receipt(const std::vector<Part>& parts);

}  // namespace rodevlag::tools
