// A receipt (Dutch: controlebewijs): what went into a run and what came out, to repeat it exactly.
//
// Names, sizes, SHA-256s, versions and counts; never an answer. The usual flow: a run fills a
// Receipt and writes receipt_text(); later read_receipt() gives it back. One JSON object on one
// line, with Dutch member names (docs/handleiding/naslag.md). Reading is strict: what is not
// exactly a receipt of this form is refused, because a guess would make the comparison worthless.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rodevlag/hashing_stream.h"

namespace rodevlag {

/// The form of the receipt that is written and read.
inline constexpr int receipt_form = 1;

/// One option of the run: a flag (true), a text, or a list of texts.
struct ReceiptOption {
    std::string name;  ///< without the dashes
    std::variant<bool, std::string, std::vector<std::string>> value;

    bool operator==(const ReceiptOption&) const = default;
};

/// A file or standard stream (`-`) of the run.
struct ReceiptFile {
    std::string name;  ///< as given
    Fingerprint content;

    bool operator==(const ReceiptFile&) const = default;
};

/// An instrument that the run used.
struct ReceiptInstrument {
    std::string id;
    std::string version;
    std::string sha256;
    std::string file;  ///< as given; empty for a built-in instrument

    bool operator==(const ReceiptInstrument&) const = default;
};

/// The part of the input that a run covered, when it was one of several (rv-score --shard). The
/// ranges of parts 1 to `count` abut, and `input` is then what stands in the range of this part.
struct ReceiptPart {
    std::uint64_t number = 1;  ///< 1 to `count`
    std::uint64_t count = 1;
    std::uint64_t begin = 0;  ///< offset in the input file, in bytes; 0 for part 1
    std::uint64_t end = 0;    ///< offset of the first byte behind the part

    bool operator==(const ReceiptPart&) const = default;
};

/// gelezen = gescoord + afgewezen
struct ReceiptCounts {
    std::uint64_t read = 0;
    std::uint64_t scored = 0;
    std::uint64_t rejected = 0;

    bool operator==(const ReceiptCounts&) const = default;
};

struct Receipt {
    std::string program;
    std::string version;
    std::string commit;
    std::string time;                    ///< start of the run, ISO 8601 in UTC
    std::vector<ReceiptOption> options;  ///< all but the names of the files below
    ReceiptFile input;
    std::optional<ReceiptPart> part;  ///< not for a run over the whole input
    std::optional<ReceiptFile> map;   ///< of --map
    ReceiptFile output;
    std::optional<ReceiptFile> rejects;
    std::vector<ReceiptInstrument> instruments;  ///< in order of id
    ReceiptCounts counts;
    int status = 0;

    bool operator==(const Receipt&) const = default;
};

/// The receipt as JSON, ending with a newline. All texts must be UTF-8.
std::string receipt_text(const Receipt& receipt);

/// The receipt in `text`; `file` names it in messages. Throws InputError, with the position, when
/// it is anything else than a receipt of this form: damaged, a member too many or too few, a value
/// that cannot be.
Receipt read_receipt(std::string_view text, const std::string& file);

}  // namespace rodevlag
