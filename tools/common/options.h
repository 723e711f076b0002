// The options that every program has, as plain values.
//
// Declared apart from running, so that a program's main is a list of what it adds. The names and
// meanings are a contract that users script against (docs/handleiding/naslag.md).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"

namespace CLI {
class App;
}

namespace rodevlag::tools {

/// The values of the common options; see declare_common_options for their meaning.
struct CommonOptions {
    std::vector<std::string> instruments;
    std::string from;
    std::string to;
    std::string output;
    std::string rejects;
    std::string receipt;  ///< only rv-score declares it
    std::vector<std::string> fail_on;
    std::string delimiter;
    std::string encoding;
    std::string max_rejects;
    std::string threads;
    std::string shard;  ///< only rv-score declares it
    std::string map;
    bool map_suggest = false;
    std::string color = "auto";
    bool quiet = false;
    bool show_values = false;
    bool safe_for_excel = false;
    std::string input = "-";
};

/// A description for an option, broken into lines that fit beside the option's name.
std::string help_text(const std::string& text);

/// Declares the options for reading records.
void declare_reading_options(CLI::App& app, CommonOptions& options);

/// Declares --map and --map-suggest.
void declare_map_options(CLI::App& app, CommonOptions& options);

/// Declares --output.
void declare_output_option(CLI::App& app, CommonOptions& options);

/// Declares these and the other common options on `app`. `formats` are the words that --to takes,
/// for the help.
void declare_common_options(CLI::App& app, CommonOptions& options, const std::string& formats);

/// The number of --threads, or of the cores when it is empty. Throws UsageError.
std::size_t thread_count(const std::string& text);

/// Does the data go to standard output (no --output, or `-`)?
bool writes_to_stdout(const CommonOptions& options);

/// Throws UsageError when two of the input, --map, --output, --rejects and --receipt are the same
/// file, or --receipt and an instrument: one would overwrite the other, and rows would be lost.
void require_different_files(const CommonOptions& options);

/// Does a word of --instrument name a file, rather than an id (which has no slash and no dot)?
bool is_instrument_path(const std::string& word);

/// Throws UsageError with `message` when two names that are given mean the same file.
void require_different(const std::string& a, const std::string& b, const std::string& message);

/// `--color` decided: may output on `descriptor` have colour? Throws UsageError for another word.
bool use_color(const std::string& option, int descriptor);

/// One `--fail-on BESLUIT=UITKOMST`.
struct Gate {
    std::size_t decision = 0;  ///< index in the catalog
    std::string outcome;       ///< an outcome's id, `onbepaald` or `niet_van_toepassing`
};

/// The gates, checked against the catalog. Throws UsageError that lists what is accepted.
std::vector<Gate> parse_gates(const std::vector<std::string>& texts, const Catalog& catalog);

/// What instruments are named for.
enum class InstrumentUse {
    score,  ///< with --instrument; must have decisions
    check,  ///< as the arguments of rv-check
};

/// The catalog for these names (ids or files): the built-in instruments, and the files. `selected`
/// receives the ids of the instruments named, in order. Throws UsageError, InputError or
/// InstrumentError.
Catalog load_catalog(const std::vector<std::string>& instruments,
                     std::vector<std::string>& selected, InstrumentUse use = InstrumentUse::score);

}  // namespace rodevlag::tools
