#include "rodevlag/json_lines.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <optional>

#include "rodevlag/csv_dialect.h"
#include "rodevlag/json_text.h"

namespace rodevlag {

namespace {

/// The line at `at` without its line end; `at` moves behind it.
std::string_view take_line(std::string_view text, std::size_t& at) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

/// Without the byte-order mark, which can stand before the first line of all.
std::string_view bare_line(std::string_view line, std::size_t number) {
    return number == 1 ? without_bom(line) : line;
}

}  // namespace

bool JsonLinesSplitter::next(RecordChunk& chunk) {
    chunk.restart(m_source, m_offset, m_line, m_next_record);
    std::size_t filled = m_rest.size();
    chunk.bytes.resize(std::max(chunk.bytes.size(), filled));
    m_rest.copy(chunk.bytes.data(), filled);
    std::size_t cut = filled;
    std::size_t searched = 0;  // for a line end
    try {
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
        for (;;) {
            const std::string_view text(chunk.bytes.data(), filled);
            const std::size_t line_feed = text.substr(searched).rfind('\n');
            cut = line_feed == std::string_view::npos ? 0 : searched + line_feed + 1;
            if (cut > 0 || m_at_end) {
                break;
            }
            if (filled > json_max_bytes) {
                throw InputError(
                    Problem{m_source.name(), m_line, 0,
                            fmt::format("deze regel is groter dan {} bytes", json_max_bytes)});
            }
            searched = filled;
            fill(chunk, filled);
        }
    } catch (const InputError&) {
        m_failure = std::current_exception();
        throw;
    }
    chunk.size = cut > 0 ? cut : filled;
    m_rest.assign(chunk.bytes.data() + chunk.size, filled - chunk.size);
    const ChunkPlace end = place_from(chunk, std::numeric_limits<std::uint64_t>::max());
    chunk.records = end.records;
    chunk.blank_lines = end.blank_lines;
    m_offset = chunk.offset_of(chunk.size);
    m_next_record += chunk.records;
    m_line += chunk.records + chunk.blank_lines;
    return chunk.size > 0;
}

void JsonLinesSplitter::fill(RecordChunk& chunk, std::size_t& filled) {
    const std::size_t wanted = std::max(m_block_size, filled);  // more and more for one long line
    chunk.bytes.resize(std::max(chunk.bytes.size(), filled + wanted));
    const std::size_t got = m_source.read(chunk.bytes.data() + filled, wanted);
    filled += got;
    m_at_end = got == 0;
}

ChunkPlace JsonLinesSplitter::place_from(const RecordChunk& chunk, std::uint64_t offset) const {
    const bool counts_only = offset == std::numeric_limits<std::uint64_t>::max();
    ChunkPlace place;
    while (place.at < chunk.size) {
        std::size_t next = place.at;
        const std::string_view line =
            bare_line(take_line(chunk.text(), next), chunk.line + place.lines);
        const bool is_blank = !line.starts_with('{') && json_trimmed(line).empty();
        if (!counts_only && !is_blank && chunk.offset_of(place.at) >= offset) {
            return place;
        }
        (is_blank ? place.blank_lines : place.records) += 1;
        ++place.lines;
        place.at = next;
    }
    return place;
}

void JsonLineRecords::start(const RecordChunk& chunk) {
    m_chunk = &chunk;
    m_at = 0;
    m_line = chunk.line - 1;
    m_next_record = chunk.first_record;
}

bool JsonLineRecords::next(Record& record) {
    record.fields.clear();
    record.problems.clear();
    record.id = {};
    record.raw = {};
    const std::string_view text = m_chunk->text();
    while (m_at < text.size()) {
        const std::string_view line = bare_line(take_line(text, m_at), ++m_line);
        if (json_trimmed(line).empty()) {
            continue;
        }
        record.number = m_next_record++;
        record.line = m_line;
        record.offset = m_chunk->offset_of(static_cast<std::size_t>(line.data() - text.data()));
        record.raw = line;
        record.layout = 0;
        const TextPositions positions(line, m_line);
        if (std::optional<Problem> fault = find_json_fault(line, positions, m_file)) {
            record.problems.push_back(std::move(*fault));
        } else {
            m_fields.fill(json_trimmed(line), positions, record);
        }
        return true;
    }
    return false;
}

bool JsonLinesReader::next(Record& record) {
    while (!m_has_chunk || !m_records.next(record)) {
        m_has_chunk = m_splitter.next(m_chunk);
        if (!m_has_chunk) {
            m_records.start(m_chunk);
            return m_records.next(record);
        }
        m_blank_lines += m_chunk.blank_lines;
        m_records.start(m_chunk);
    }
    return true;
}

}  // namespace rodevlag
