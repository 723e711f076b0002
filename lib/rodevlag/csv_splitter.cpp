#include "rodevlag/csv_splitter.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <utility>

#include "rodevlag/csv_marks.h"
#include "rodevlag/csv_record_text.h"
#include "rodevlag/csv_rows.h"
#include "rodevlag/text.h"
#include "rodevlag/utf8.h"

namespace rodevlag {

std::size_t count_line_ends(std::string_view text) {
    const auto line_feeds = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    std::size_t lone_returns = 0;
    for (std::size_t at = text.find('\r'); at != std::string_view::npos;
         at = text.find('\r', at + 1)) {
        lone_returns += at + 1 == text.size() || text[at + 1] != '\n' ? 1U : 0U;
    }
    return line_feeds + lone_returns;
}

std::size_t CsvHeader::cells_per_record() const {
    switch (dialect.trailing) {
        case TrailingDelimiter::in_rows:
            return names.size() + 1;
        case TrailingDelimiter::in_header:
            return names.size() - 1;
        case TrailingDelimiter::none:
            break;
    }
    return names.size();
}

bool CsvHeader::fits(const CsvScanner& record) const {
    const std::vector<CsvCell>& cells = record.cells();
    return record.faults().empty() && cells.size() == cells_per_record() &&
           (dialect.trailing != TrailingDelimiter::in_rows ||
            cells.back().begin == cells.back().end);
}

CsvSplitter::CsvSplitter(ByteSource& source, CsvDialect dialect, CsvSplitOptions options)
    : m_source(source),
      m_options(options),
      m_header{std::move(dialect), {}, {}, 1, 0, 0},
      m_scanner(m_header.dialect.delimiter) {
    m_options.block_size = std::max<std::size_t>(m_options.block_size, 1);
    read_header();
}

void CsvSplitter::read_header() {
    RecordChunk chunk;
    m_filled = 0;
    const std::size_t before = m_header.dialect.preamble.size() + byte_order_mark.size();
    while (m_filled < before && fill(chunk)) {
    }
    const std::string_view start = filled(chunk, 0);
    chunk.size = start.size() - without_bom(start).size() + m_header.dialect.preamble.size();
    m_line += count_line_ends(m_header.dialect.preamble);
    bool found = scan_from(chunk, chunk.size);
    while (m_scanner.blank() && found) {
        chunk.size = after_line_end(chunk, chunk.size);
        ++m_line;
        ++m_header.blank_lines;
        found = scan_from(chunk, chunk.size);
    }
    if (!found && filled(chunk, chunk.size).size() > m_options.max_record_bytes) {
        refuse_line();
    }
    const std::string_view raw = filled(chunk, chunk.size).substr(0, m_scanner.size());
    if (raw.empty()) {
        throw InputError(
            fmt::format("{}: de invoer is leeg; er is geen kopregel", m_source.name()));
    }
    m_header.raw = raw;
    m_header.line = m_line;
    CsvRecordText text(m_header, m_source.name(), InvalidUtf8::ends_reading);
    if (std::vector<Problem> problems = text.header_problems(); !problems.empty()) {
        throw InputError(problems.front());
    }
    m_header.names = header_names(m_header.raw, m_header.dialect.delimiter);
    const auto id = std::ranges::find(m_header.names, std::string_view("zaak"), plain_name);
    m_header.id_column = static_cast<std::size_t>(id - m_header.names.begin());
    m_line += count_line_ends(raw);
    std::size_t end = chunk.size + raw.size();
    if (found) {
        end = after_line_end(chunk, end);
        ++m_line;
    }
    m_rest = filled(chunk, end);
    m_offset = m_source.size_in_file(filled(chunk, 0).substr(0, end));
}

bool CsvSplitter::next(RecordChunk& chunk) {
    chunk.restart(m_source, m_offset, m_line, m_next_record);
    m_filled = m_rest.size();
    if (chunk.bytes.size() < m_filled + RecordChunk::spare) {
        chunk.bytes.resize(m_filled + RecordChunk::spare);
    }
    m_rest.copy(chunk.bytes.data(), m_filled);
    try {
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
        cut(chunk);
        while (chunk.size == 0 && !m_at_end) {
            fill(chunk);
            cut(chunk);
        }
    } catch (const InputError&) {
        // What was cut before is good and is handed on first.
        m_failure = std::current_exception();
        if (chunk.size == 0) {
            throw;
        }
    }
    m_rest = filled(chunk, chunk.size);
    m_offset = chunk.offset_of(chunk.size);
    m_next_record += chunk.records;
    return chunk.size > 0;
}

ChunkPlace CsvSplitter::place_from(const RecordChunk& chunk, std::uint64_t offset) const {
    CsvRows rows(m_header);
    rows.start(chunk);
    CsvRow row;
    while (rows.next(row)) {
        const CsvPlace place = rows.place(row);
        if (place.offset >= offset) {
            return {row.begin, place.line - chunk.line, row.index, rows.blank_lines()};
        }
    }
    return {chunk.size, count_line_ends(chunk.text()), chunk.records, chunk.blank_lines};
}

/// Reads one more block behind what is there; false at the end of the input.
bool CsvSplitter::fill(RecordChunk& chunk) {
    if (m_at_end) {
        return false;
    }
    // A record longer than a block is looked at from its start each time: ask for more and more.
    const std::size_t wanted = std::max(m_options.block_size, m_filled - chunk.size);
    if (chunk.bytes.size() < m_filled + wanted + RecordChunk::spare) {
        chunk.bytes.resize(m_filled + wanted + RecordChunk::spare);
    }
    const std::size_t got = m_source.read(chunk.bytes.data() + m_filled, wanted);
    m_filled += got;
    m_at_end = got == 0;
    return !m_at_end;
}

/// Adds the whole records that are there to the chunk.
void CsvSplitter::cut(RecordChunk& chunk) {
    while (cut_sound_records(chunk)) {
        break_off(chunk);
    }
}

/// Adds sound records; true when the record behind them is broken, false when there is no whole
/// record left.
bool CsvSplitter::cut_sound_records(RecordChunk& chunk) {
    for (;;) {
        std::string_view text = filled(chunk, chunk.size);
        // A line end may stand behind the largest record; what is further on is looked at later.
        const std::size_t window = m_options.max_record_bytes + 1;
        const bool is_all = text.size() <= window;
        text = text.substr(0, window);
        if (is_all && !m_at_end && text.ends_with('\r')) {
            text.remove_suffix(1);  // an LF behind it may belong to it
        }
        const CsvMeasure measure = measure_csv(text, m_header.dialect.delimiter);
        const bool blank_counts = m_header.has_blank_records();
        chunk.size += measure.size;
        if (!is_all && measure.size == window &&
            filled(chunk, chunk.size - 1).starts_with("\r\n")) {
            ++chunk.size;
        }
        chunk.records += measure.records + (blank_counts ? measure.blank_lines : 0);
        chunk.blank_lines += blank_counts ? 0 : measure.blank_lines;
        m_line += measure.lines;
        if (measure.is_broken) {
            return true;
        }
        if (measure.size > 0 && !is_all) {
            continue;
        }
        if (measure.size == 0 && text.size() == window) {
            return true;
        }
        const std::string_view last = filled(chunk, chunk.size);
        if (!m_at_end || last.empty()) {
            return false;
        }
        m_scanner.scan_whole(last);
        if (!m_scanner.faults().empty()) {
            return true;
        }
        chunk.size += last.size();
        ++chunk.records;
        add_lines(last);
        return false;
    }
}

/// Adds the broken record that comes next, and finds where reading goes on.
void CsvSplitter::break_off(RecordChunk& chunk) {
    BrokenCsvRecord broken;
    broken.begin = chunk.size;
    const std::optional<std::size_t> mild = mild_end(chunk);
    const std::optional<std::size_t> fitting =
        end_before_fitting(chunk, mild.value_or(chunk.size + m_options.max_record_bytes));
    broken.is_cut = fitting || !mild;
    broken.end = fitting ? *fitting : mild ? *mild : end_of_first_line(chunk);
    broken.next = after_line_end(chunk, broken.end);
    add_lines(filled(chunk, broken.begin).substr(0, broken.next - broken.begin));
    chunk.size = broken.next;
    ++chunk.records;
    chunk.broken.push_back(broken);
}

/// Where the record ends when its faults are read in the mildest way; nothing when it would be
/// longer than a record can be.
std::optional<std::size_t> CsvSplitter::mild_end(RecordChunk& chunk) {
    const std::size_t begin = chunk.size;
    if (scan_from(chunk, begin) || filled(chunk, begin).size() <= m_options.max_record_bytes) {
        return begin + m_scanner.size();
    }
    return std::nullopt;
}

/// The end of the first line behind which, before `limit`, a fitting record starts.
std::optional<std::size_t> CsvSplitter::end_before_fitting(RecordChunk& chunk, std::size_t limit) {
    for (std::size_t at = chunk.size;;) {
        const std::size_t end = filled(chunk, 0).find_first_of("\r\n", at);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        at = after_line_end(chunk, end);
        if (at >= limit) {
            return std::nullopt;
        }
        if (fits(chunk, at)) {
            return end;
        }
    }
}

std::size_t CsvSplitter::end_of_first_line(const RecordChunk& chunk) const {
    const std::string_view text =
        filled(chunk, chunk.size).substr(0, m_options.max_record_bytes + 1);
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) {
        refuse_line();
    }
    return chunk.size + end;
}

void CsvSplitter::refuse_line() const {
    throw InputError(
        Problem{m_source.name(), m_line, 0,
                fmt::format("de regel die hier begint is langer dan {} bytes, meer dan een record "
                            "kan zijn; is dit wel CSV?",
                            m_options.max_record_bytes)});
}

bool CsvSplitter::fits(RecordChunk& chunk, std::size_t begin) {
    const bool ended = scan_from(chunk, begin);
    return (ended || filled(chunk, begin).size() <= m_options.max_record_bytes) &&
           m_header.fits(m_scanner) && (!m_scanner.blank() || m_header.has_blank_records());
}

/// Scans one record, reading on as far as needed; false when it has no line end within the input
/// or within max_record_bytes, and then it is finished there.
bool CsvSplitter::scan_from(RecordChunk& chunk, std::size_t begin) {
    m_scanner.restart();
    for (;;) {
        const std::string_view text =
            filled(chunk, begin).substr(0, m_options.max_record_bytes + 1);
        if (m_scanner.scan(text)) {
            return true;
        }
        if (text.size() > m_options.max_record_bytes || !fill(chunk)) {
            m_scanner.finish(text);
            return false;
        }
    }
}

/// Behind the line end at `end`, or `end` itself at the end of the input.
std::size_t CsvSplitter::after_line_end(RecordChunk& chunk, std::size_t end) {
    while (filled(chunk, end).size() < 2 && fill(chunk)) {
    }
    const std::string_view text = filled(chunk, end);
    return end + (text.starts_with("\r\n") ? 2 : std::min<std::size_t>(text.size(), 1));
}

/// What was read of the chunk's bytes, from an offset on.
std::string_view CsvSplitter::filled(const RecordChunk& chunk, std::size_t from) const {
    return std::string_view(chunk.bytes.data(), m_filled).substr(from);
}

void CsvSplitter::add_lines(std::string_view text) {
    m_line += count_line_ends(text);
}

}  // namespace rodevlag
