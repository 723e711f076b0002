// Counts the records in text that this project itself wrote, as the bytes go by.
//
// In CSV of our own (results, rejects) every quote either opens, closes or is doubled inside a
// quoted cell, so a line end closes a record exactly when the number of quotes before it is even.
// That needs no delimiter and no memory, and it is another way of counting than the reader's, which
// is what makes it a check. In JSON Lines a record is a line. Exactly empty lines do not count.
// Left out: CSV of others, with stray quotes (csv_reader.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rodevlag {

class RowCounter {
public:
    enum class Form { csv, json_lines };

    explicit RowCounter(Form form) : m_quotes(form == Form::csv) {}

    /// The pieces may be cut anywhere.
    void add(std::string_view bytes);

    /// Records so far; the last one counts also without its line end.
    std::uint64_t rows() const { return m_rows + (m_in_row ? 1 : 0); }

    /// Are all bytes so far whole records, each with its line end?
    bool at_line_end() const { return !m_in_row; }

    /// Is a quoted cell open?
    bool in_quotes() const { return m_in_quotes; }

private:
    bool m_quotes;
    bool m_in_quotes = false;
    bool m_in_row = false;
    std::uint64_t m_rows = 0;
};

/// The size of what stands before the first record of CSV of our own: a byte-order mark, a line
/// `sep=X`, and the header with its line end. npos when `start` holds less than that; `whole`:
/// there is nothing behind `start`.
std::size_t csv_head_size(std::string_view start, bool whole);

}  // namespace rodevlag
