#include "reference.h"

#include <algorithm>
#include <utility>

namespace rodevlag::reader_test {

namespace {

bool is_line_end(char byte) {
    return byte == '\r' || byte == '\n';
}

/// A record that keeps all rules of RFC 4180: its cells, and where its line end or the end of the
/// file is.
struct SoundRecord {
    std::size_t end = 0;
    std::vector<std::string> cells;
};

/// What a record that does not keep them is taken for.
struct MildRecord {
    std::size_t end = 0;
    ProblemKind first_fault = ProblemKind::other;
    std::size_t fault_offset = 0;
};

class Reading {
public:
    Reading(std::string_view text, const HowToRead& how) : m_text(text), m_how(how) {}

    ReadFile run();

private:
    bool at_end(std::size_t at) const { return at == m_text.size(); }
    bool ends_record(std::size_t at) const { return at_end(at) || is_line_end(m_text[at]); }
    bool is_quote(std::size_t at) const { return !at_end(at) && m_text[at] == '"'; }
    std::size_t behind_line_end(std::size_t at) const;
    std::size_t first_line_end(std::size_t from) const;
    std::size_t lines_between(std::size_t from, std::size_t to) const;

    bool read_quoted(std::size_t& at, std::string& cell) const;
    std::optional<SoundRecord> sound_record(std::size_t start) const;
    bool has_right_cells(const SoundRecord& record) const;
    bool fits(std::size_t start) const;
    MildRecord mild_record(std::size_t start) const;
    std::optional<std::size_t> end_of_reject(std::size_t start, const MildRecord& mild) const;

    bool read_header();
    bool read_record();
    ReadProblem problem_at(ProblemKind kind, std::size_t offset) const;
    void note_problems(ReadRecord& record, bool is_sound) const;

    std::string_view m_text;
    const HowToRead& m_how;

    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_columns = 0;
    ReadFile m_file;
};

// CRLF is one line end.
std::size_t Reading::behind_line_end(std::size_t at) const {
    const bool both = m_text[at] == '\r' && !at_end(at + 1) && m_text[at + 1] == '\n';
    return at + (both ? 2 : 1);
}

std::size_t Reading::first_line_end(std::size_t from) const {
    while (!ends_record(from)) {
        ++from;
    }
    return from;
}

std::size_t Reading::lines_between(std::size_t from, std::size_t to) const {
    std::size_t lines = 0;
    while (from < to) {
        lines += is_line_end(m_text[from]) ? 1U : 0U;
        from = is_line_end(m_text[from]) ? behind_line_end(from) : from + 1;
    }
    return lines;
}

// From the opening quote to behind the closing one; false when there is none.
bool Reading::read_quoted(std::size_t& at, std::string& cell) const {
    ++at;
    for (;;) {
        if (at_end(at)) {
            return false;
        }
        if (is_quote(at) && !is_quote(at + 1)) {
            ++at;
            return true;
        }
        at += is_quote(at) ? 1U : 0U;  // of two quotes, one counts
        cell += m_text[at];
        ++at;
    }
}

std::optional<SoundRecord> Reading::sound_record(std::size_t start) const {
    SoundRecord record;
    std::size_t at = start;
    for (;;) {
        std::string cell;
        if (is_quote(at)) {
            if (!read_quoted(at, cell)) {
                return std::nullopt;
            }
        } else {
            while (!ends_record(at) && m_text[at] != m_how.delimiter && !is_quote(at)) {
                cell += m_text[at];
                ++at;
            }
        }
        record.cells.push_back(std::move(cell));
        if (ends_record(at)) {
            record.end = at;
            return at - start <= m_how.max_record_bytes ? std::optional(record) : std::nullopt;
        }
        if (m_text[at] != m_how.delimiter) {
            return std::nullopt;
        }
        ++at;
    }
}

bool Reading::has_right_cells(const SoundRecord& record) const {
    switch (m_how.trailing) {
        case Trailing::none:
            break;
        case Trailing::in_rows:
            return record.cells.size() == m_columns + 1 &&
                   m_text[record.end - 1] == m_how.delimiter;
        case Trailing::in_header:
            return record.cells.size() + 1 == m_columns;
    }
    return record.cells.size() == m_columns;
}

// An empty line is no record, but for a file with one column.
bool Reading::fits(std::size_t start) const {
    if (at_end(start) || (is_line_end(m_text[start]) && m_columns != 1)) {
        return false;
    }
    const std::optional<SoundRecord> record = sound_record(start);
    return record && has_right_cells(*record);
}

MildRecord Reading::mild_record(std::size_t start) const {
    MildRecord record;
    const auto note = [&record](ProblemKind kind, std::size_t offset) {
        if (record.first_fault == ProblemKind::other) {
            record.first_fault = kind;
            record.fault_offset = offset;
        }
    };
    std::size_t at = start;
    for (;;) {
        const std::size_t cell_start = at;
        const bool quoted = is_quote(at);
        std::string cell;
        if (quoted && !read_quoted(at, cell)) {
            note(ProblemKind::unclosed_quote, cell_start);
        } else if (quoted && !ends_record(at) && m_text[at] != m_how.delimiter) {
            note(ProblemKind::text_after_quote, at);
        }
        while (!ends_record(at) && m_text[at] != m_how.delimiter) {
            if (is_quote(at)) {
                note(ProblemKind::stray_quote, at);
            }
            ++at;
        }
        if (ends_record(at)) {
            record.end = at;
            return record;
        }
        ++at;
    }
}

// Nothing when the file is refused: too long, and no line end to go on at.
std::optional<std::size_t> Reading::end_of_reject(std::size_t start, const MildRecord& mild) const {
    const bool too_long = mild.end - start > m_how.max_record_bytes;
    const std::size_t most = too_long ? start + m_how.max_record_bytes : mild.end;
    std::size_t line_end = first_line_end(start);
    while (!at_end(line_end) && behind_line_end(line_end) < most) {
        if (fits(behind_line_end(line_end))) {
            return line_end;
        }
        line_end = first_line_end(behind_line_end(line_end));
    }
    if (!too_long) {
        return mild.end;
    }
    const std::size_t first = first_line_end(start);
    return first <= most ? std::optional(first) : std::nullopt;
}

ReadProblem Reading::problem_at(ProblemKind kind, std::size_t offset) const {
    std::size_t line_start = m_at;
    for (std::size_t end = first_line_end(m_at); end < offset; end = first_line_end(line_start)) {
        line_start = behind_line_end(end);
    }
    return {kind, m_line + lines_between(m_at, line_start), offset - line_start + 1};
}

// Of quotes that break the rules the first is shown, as the bytes of the reject have it.
void Reading::note_problems(ReadRecord& record, bool is_sound) const {
    const std::size_t nul = record.raw.find('\0');
    if (nul != std::string::npos) {
        record.problems.push_back(problem_at(ProblemKind::nul, m_at + nul));
    }
    if (!is_sound) {
        const MildRecord reject = Reading(record.raw, m_how).mild_record(0);
        record.problems.push_back(problem_at(reject.first_fault, m_at + reject.fault_offset));
    }
}

bool Reading::read_record() {
    ReadRecord record;
    std::optional<SoundRecord> sound = sound_record(m_at);
    const MildRecord mild = sound ? MildRecord{} : mild_record(m_at);
    const std::optional<std::size_t> end = sound ? sound->end : end_of_reject(m_at, mild);
    if (!end) {
        m_file.refused = "the record that starts here is too long";
        return false;
    }
    record.number = m_file.records.size() + 1;
    record.line = m_line;
    record.offset = m_at;
    record.raw = m_text.substr(m_at, *end - m_at);
    note_problems(record, sound.has_value());
    if (sound && !has_right_cells(*sound)) {
        record.problems.push_back(problem_at(ProblemKind::width, m_at));
    }
    if (record.problems.empty()) {
        record.cells = std::move(sound->cells);
        record.cells->resize(m_columns);
    }
    const std::size_t next = at_end(*end) ? *end : behind_line_end(*end);
    const std::size_t next_line = m_line + lines_between(m_at, next);
    record.goes_on_at = !sound && *end < mild.end ? next_line : 0;
    m_file.records.push_back(std::move(record));
    m_at = next;
    m_line = next_line;
    return true;
}

bool Reading::read_header() {
    const std::optional<SoundRecord> header = sound_record(m_at);
    const bool nul = header && m_text.substr(m_at, header->end - m_at).find('\0') != m_text.npos;
    if (at_end(m_at) || !header || nul) {
        m_file.refused = "there is no sound header";
        return false;
    }
    m_columns = header->cells.size();
    const std::size_t next = at_end(header->end) ? header->end : behind_line_end(header->end);
    m_line += lines_between(m_at, next);
    m_at = next;
    m_file.body = next;
    m_file.last_name_is_empty = header->end > 0 && m_text[header->end - 1] == m_how.delimiter;
    m_file.blank_before = m_file.blank_lines;
    return true;
}

ReadFile Reading::run() {
    m_at = (m_text.starts_with("\xEF\xBB\xBF") ? 3U : 0U) + m_how.preamble.size();
    m_line = m_how.preamble.empty() ? 1 : 2;
    for (;;) {
        const bool blank = !at_end(m_at) && is_line_end(m_text[m_at]) && m_columns != 1;
        if (blank) {
            m_at = behind_line_end(m_at);
            ++m_line;
            ++m_file.blank_lines;
        } else if (m_columns == 0) {
            if (!read_header()) {
                return m_file;
            }
        } else if (at_end(m_at) || !read_record()) {
            return m_file;
        }
    }
}

}  // namespace

ReadFile read_by_the_rules(std::string_view text, const HowToRead& how) {
    return Reading(text, how).run();
}

// Read as if it were so: then every sound record fits.
Trailing trailing_by_the_rules(std::string_view text, char delimiter) {
    for (const Trailing trailing : {Trailing::in_rows, Trailing::in_header}) {
        const ReadFile file =
            read_by_the_rules(text, {.delimiter = delimiter, .trailing = trailing});
        std::size_t fitting = 0;
        bool all_fit = true;
        for (const ReadRecord& record : file.records) {
            fitting += record.cells ? 1U : 0U;
            all_fit = all_fit && (record.cells || record.problems[0].kind != ProblemKind::width);
        }
        const std::size_t needed = trailing == Trailing::in_rows ? 2 : 1;
        const bool has_header = trailing == Trailing::in_rows || file.last_name_is_empty;
        if (has_header && all_fit && fitting >= needed) {
            return trailing;
        }
    }
    return Trailing::none;
}

}  // namespace rodevlag::reader_test
