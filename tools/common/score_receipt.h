// The receipt of a run of rv-score: made while it runs, and turned back into its options.
#pragma once

#include <optional>
#include <string>

#include "common/options.h"
#include "rodevlag/receipt.h"

namespace rodevlag::tools {

/// A receipt with what can be told before the run: the program, the time, the options and the names
/// of the files. Throws UsageError when a name is no UTF-8.
Receipt begin_receipt(const CommonOptions& options);

/// Notes that the run covered a part of the input: the receipt's input is then what stands in that
/// range of the file now. Nothing changes without a part. Throws InputError when the range cannot
/// be read.
void note_part(Receipt& receipt, const std::optional<ReceiptPart>& part);

/// Runs rv-score and writes --receipt when the run has ended and its output is complete; returns
/// the exit status. When the run breaks off there is no receipt, and a message says so. Throws what
/// ends a run, and OutputError when the receipt cannot be written.
int run_score_with_receipt(const CommonOptions& options);

/// The options that repeat the run of a receipt; `file` names the receipt in messages. Throws
/// InputError for an option that rv-score does not have.
CommonOptions options_of_receipt(const Receipt& receipt, const std::string& file);

}  // namespace rodevlag::tools
