// Finds the marks of strict CSV (RFC 4180) 64 bytes at a time: delimiters and line ends outside
// quotes, and quotes that stand where none may.
//
// The one place of the fast path where bytes are looked at. Both functions start at the start of a
// record, where the state is known; nothing is guessed. The usual flow: measure_csv() cuts a block
// at the last record end before anything that breaks the rules; CsvIndex lists the marks of such a
// cut. What breaks the rules is for csv_scanner.h. Three builds of the same code
// (csv_marks_code.inc): AVX2, SSE2 and plain C++; the processor at hand decides, the results are
// the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace rodevlag {

/// What the records at the start of a text come to.
struct CsvMeasure {
    std::size_t size = 0;         ///< bytes of whole records, the last line end included
    std::size_t records = 0;      ///< in these bytes; blank lines do not count
    std::size_t blank_lines = 0;  ///< exactly empty lines in these bytes
    std::size_t lines = 0;        ///< line ends in these bytes, also those within quotes
    bool is_broken = false;       ///< the record behind them has a quote that breaks the rules
};

/// Measures `text` up to its last record end, or to the last one before a quote that breaks the
/// rules: one that opens within a cell, or closes before more text. CRLF, LF and CR each end a
/// line; a CR at the very end of `text` counts as one, so a caller that has more bytes must hold it
/// back.
CsvMeasure measure_csv(std::string_view text, char delimiter);

/// The marks in a text of whole records, as offsets.
class CsvIndex {
public:
    /// Lists the marks of `text`, which measure_csv() found sound; the last line end may lack.
    /// At most 4 GiB.
    void set(std::string_view text, char delimiter);

    /// Delimiters and line ends outside quotes; for CRLF the CR. Where the last line end lacks, the
    /// size of the text stands for it.
    std::span<const std::uint32_t> marks() const { return {m_marks.get(), m_mark_count}; }

    /// Which of the marks are line ends.
    std::span<const std::uint32_t> ends() const { return {m_ends.get(), m_end_count}; }

    bool has_nul() const { return m_has_nul; }
    bool is_ascii() const { return m_is_ascii; }

private:
    std::unique_ptr<std::uint32_t[]> m_marks;
    std::unique_ptr<std::uint32_t[]> m_ends;
    std::size_t m_capacity = 0;
    std::size_t m_mark_count = 0;
    std::size_t m_end_count = 0;
    bool m_has_nul = false;
    bool m_is_ascii = true;
};

/// What index_csv of a kernel fills.
struct CsvIndexRoom {
    std::uint32_t* marks = nullptr;  ///< room for the size of the text and 64 more
    std::uint32_t* ends = nullptr;   ///< the same
    std::size_t mark_count = 0;
    std::size_t end_count = 0;
    bool has_nul = false;
    bool is_ascii = true;
};

/// One build of the code.
struct CsvKernel {
    const char* name;
    bool (*is_supported)();  ///< by this processor
    CsvMeasure (*measure)(const char* text, std::size_t size, char delimiter);
    void (*index)(const char* text, std::size_t size, char delimiter, CsvIndexRoom& room);
};

/// All builds, the best first; the last one runs everywhere. For tests and benchmarks.
std::span<const CsvKernel> csv_kernels();

}  // namespace rodevlag
