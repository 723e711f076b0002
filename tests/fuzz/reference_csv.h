// Where a record of a CSV file ends, straight from docs/decisions/029 and byte by byte: what the
// reader is held against.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/csv_splitter.h"
#include "strict_csv.h"
#include "text_walk.h"

namespace fuzz {

/// The cells of a record that belongs below the header; nothing for any other.
inline std::optional<std::vector<std::string>> fitting_cells(std::string_view record,
                                                             const rodevlag::CsvHeader& header) {
    using rodevlag::TrailingDelimiter;
    const TrailingDelimiter trailing = header.dialect.trailing;
    std::size_t wanted = header.names.size();
    if (trailing == TrailingDelimiter::in_rows) {
        // The delimiter is all there is of the last cell: no empty pair of quotes.
        if (!record.ends_with(header.dialect.delimiter)) {
            return std::nullopt;
        }
        ++wanted;
    }
    wanted -= trailing == TrailingDelimiter::in_header ? 1 : 0;
    auto cells = strict_cells(record, header.dialect.delimiter);
    return cells && cells->size() == wanted ? cells : std::nullopt;
}

/// The mildest reading: a quote opens only at the start of a cell, the next one that is not doubled
/// closes it, and any other is text. `is_sound`: nothing of that was needed.
struct MildReading {
    std::size_t end = 0;  ///< of the record, without its line end
    bool is_sound = true;
};

inline MildReading read_mildly(std::string_view text, std::size_t begin, char delimiter) {
    MildReading reading;
    std::size_t at = begin;
    for (;;) {
        if (at < text.size() && text[at] == '"') {
            for (++at;; at += 2) {
                at = text.find('"', at);
                if (at == std::string_view::npos) {
                    return {text.size(), false};
                }
                if (at + 1 == text.size() || text[at + 1] != '"') {
                    break;
                }
            }
            ++at;
            const bool ends =
                at == text.size() || text[at] == delimiter || line_end_size(text, at) != 0;
            reading.is_sound = reading.is_sound && ends;
        }
        for (; at < text.size() && text[at] != delimiter && line_end_size(text, at) == 0; ++at) {
            reading.is_sound = reading.is_sound && text[at] != '"';
        }
        if (at == text.size() || text[at] != delimiter) {
            reading.end = at;
            return reading;
        }
        ++at;
    }
}

/// Where the record that begins at `begin` ends; no record is too long.
inline std::size_t record_end(std::string_view text, std::size_t begin,
                              const rodevlag::CsvHeader& header) {
    const char delimiter = header.dialect.delimiter;
    const MildReading mild = read_mildly(text, begin, delimiter);
    if (mild.is_sound) {
        return mild.end;
    }
    for (std::size_t at = begin; at < mild.end; ++at) {
        const std::size_t size = line_end_size(text, at);
        const std::size_t next = at + size;
        if (size == 0 || at >= mild.end || next >= text.size()) {
            continue;
        }
        const MildReading candidate = read_mildly(text, next, delimiter);
        const bool is_blank = candidate.end == next;
        if (candidate.is_sound && (!is_blank || header.has_blank_records()) &&
            fitting_cells(text.substr(next, candidate.end - next), header)) {
            return at;
        }
        at = next - 1;
    }
    return mild.end;
}

}  // namespace fuzz
