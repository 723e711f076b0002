#include "merge/joined_file.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>

#include "rodevlag/hashing_stream.h"
#include "rodevlag/record_format.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_size = std::size_t{256} * 1024;
constexpr std::size_t first_head_size = std::size_t{64} * 1024;
// A header is a record, and rv-score reads no longer ones.
constexpr std::size_t max_head_size = std::size_t{1} << 26;

const ReceiptFile& file_of(const Receipt& receipt, PartFile which) {
    return which == PartFile::output ? receipt.output : *receipt.rejects;
}

std::uint64_t rows_of(const Receipt& receipt, PartFile which) {
    return which == PartFile::output ? receipt.counts.scored : receipt.counts.rejected;
}

/// As rv-score chose it, as far as the receipt tells.
std::optional<RecordFormat> told_format(const Receipt& receipt, PartFile which) {
    const std::string to = text_option(receipt, "to");
    return which == PartFile::output && !to.empty() ? record_format_from_name(to)
                                                    : format_of_input(receipt);
}

/// For an input whose name does not tell its form. A header of CSV does not start with a brace; of
/// JSON Lines, a piece can be empty.
bool starts_as_json(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) {
        char first = '\0';
        try {
            if (FileSource(piece.path).read(&first, 1) == 1) {
                return first == '{';
            }
        } catch (const InputError&) {
            continue;  // it is reported where it is read
        }
    }
    return false;
}

/// All the bytes of one piece, noted.
class PieceReader {
public:
    PieceReader(const std::string& path, RowCounter::Form form)
        : m_file(path), m_ahead(m_file), m_rows(form) {
        if (form == RowCounter::Form::csv) {
            read_head();
        }
    }

    const std::string& head() const { return m_head; }

    /// The next bytes behind the head; empty at the end.
    std::string_view next(std::string& buffer) {
        buffer.resize(buffer_size);
        const std::size_t got = m_ahead.read(buffer.data(), buffer.size());
        const std::string_view bytes = std::string_view(buffer).substr(0, got);
        m_tally.add(bytes);
        m_rows.add(bytes);
        return bytes;
    }

    Fingerprint fingerprint() const { return m_tally.fingerprint(); }
    const RowCounter& rows() const { return m_rows; }

private:
    void read_head() {
        for (std::size_t size = first_head_size; size <= max_head_size; size *= 2) {
            const std::string_view start = m_ahead.peek(size);
            const std::size_t found = csv_head_size(start, start.size() < size);
            if (found != std::string_view::npos) {
                m_head.resize(found);
                std::size_t have = 0;
                while (have < found) {
                    have += m_ahead.read(m_head.data() + have, found - have);
                }
                m_tally.add(m_head);
                return;
            }
        }
        throw InputError(fmt::format("{}: hier staat geen kopregel", m_file.name()));
    }

    FileSource m_file;
    PeekSource m_ahead;
    ByteTally m_tally;
    RowCounter m_rows;
    std::string m_head;
};

/// Joins pieces one by one.
class Joiner {
public:
    Joiner(PartFile which, RowCounter::Form form, ByteSink& sink, Problems& problems)
        : m_which(which), m_form(form), m_sink(sink), m_problems(problems) {}

    void add(const Piece& piece) {
        try {
            PieceReader reader(piece.path, m_form);
            take_head(piece, reader.head());
            while (true) {
                const std::string_view bytes = reader.next(m_buffer);
                if (bytes.empty()) {
                    break;
                }
                require_line_end(piece);
                hand_on(bytes);
            }
            judge(piece, reader);
        } catch (const InputError& error) {
            m_problems.emplace_back(error.what());
        }
        m_before = piece.path;
    }

private:
    void take_head(const Piece& piece, const std::string& head) {
        if (m_first.empty()) {
            m_first = piece.path;
            m_head = head;
            hand_on(head);
        }
    }

    /// Only at the very end of the whole may a record lack its line end.
    void require_line_end(const Piece& piece) {
        if (!m_at_line_end) {
            m_problems.push_back(
                fmt::format("{}: het laatste record heeft geen regeleinde, en in {} volgen er nog",
                            m_before, piece.path));
            m_at_line_end = true;
        }
    }

    void judge(const Piece& piece, const PieceReader& reader) {
        const Receipt& receipt = piece.part->receipt;
        const Fingerprint then = file_of(receipt, m_which).content;
        const Fingerprint now = reader.fingerprint();
        if (then.bytes != now.bytes) {
            m_problems.push_back(
                fmt::format("{}: heeft {} bytes, en volgens {} schreef de run er {}", piece.path,
                            now.bytes, piece.part->file, then.bytes));
            return;
        }
        if (then != now) {
            m_problems.push_back(fmt::format("{}: is veranderd; de SHA-256 is niet die in {}",
                                             piece.path, piece.part->file));
            return;
        }
        if (reader.head() != m_head) {
            m_problems.push_back(
                fmt::format("{}: heeft een andere kopregel dan {}", piece.path, m_first));
        }
        m_at_line_end = m_at_line_end && reader.rows().at_line_end();
        const std::uint64_t rows = reader.rows().rows();
        if (rows != rows_of(receipt, m_which) || reader.rows().in_quotes()) {
            m_problems.push_back(
                fmt::format("{}: hierin {}, en volgens {} zijn er {} {}", piece.path,
                            rows == 1 ? "staat 1 record" : fmt::format("staan {} records", rows),
                            piece.part->file, rows_of(receipt, m_which),
                            m_which == PartFile::output ? "gescoord" : "afgewezen"));
        }
    }

    void hand_on(std::string_view bytes) {
        if (m_problems.empty()) {
            m_sink.write(bytes);
        }
    }

    PartFile m_which;
    RowCounter::Form m_form;
    ByteSink& m_sink;
    Problems& m_problems;
    std::string m_first;  // the piece whose head counts
    std::string m_head;
    std::string m_before;  // the piece before this one
    bool m_at_line_end = true;
    std::string m_buffer;
};

}  // namespace

std::string find_named_file(const std::string& name, const std::string& receipt,
                            std::vector<std::string>& tried) {
    const fs::path folder = fs::path(receipt).parent_path();
    for (const fs::path& candidate :
         {fs::path(name), folder / name, folder / fs::path(name).filename()}) {
        std::error_code error;
        if (std::ranges::count(tried, candidate.string()) != 0) {
            continue;
        }
        tried.push_back(candidate.string());
        if (fs::exists(candidate, error)) {
            return candidate.string();
        }
    }
    return "";
}

std::vector<Piece> find_pieces(const std::vector<Part>& parts, PartFile which, Problems& problems) {
    std::vector<Piece> pieces;
    for (const Part& part : parts) {
        if (which == PartFile::rejects && !part.receipt.rejects) {
            continue;  // the receipts do not fit each other, and that is a problem already
        }
        const std::string& name = file_of(part.receipt, which).name;
        if (name == "-") {
            problems.push_back(
                fmt::format("{}: dit deel schreef naar standaarduitvoer; geef elk deel een eigen "
                            "bestand met -o",
                            part.file));
            continue;
        }
        std::vector<std::string> tried;
        const std::string path = find_named_file(name, part.file, tried);
        if (path.empty()) {
            problems.push_back(fmt::format("{}: het bestand van dit deel is er niet; gezocht: {}",
                                           part.file, join(tried, ", ")));
            continue;
        }
        const auto same = std::ranges::find(pieces, path, &Piece::path);
        if (same == pieces.end()) {
            pieces.push_back({path, &part});
        } else if (same->part->range().number != part.range().number) {
            problems.push_back(
                fmt::format("{}: heeft hetzelfde bestand als {}: {}; geef elk deel "
                            "een eigen bestand",
                            part.file, same->part->file, path));
        }
    }
    return pieces;
}

RowCounter::Form form_of(std::vector<Piece>& pieces, PartFile which, Problems& problems) {
    if (pieces.empty()) {
        return RowCounter::Form::csv;
    }
    const Part& part = *pieces.front().part;
    const std::optional<RecordFormat> format = told_format(part.receipt, which);
    if (!format) {
        return starts_as_json(pieces) ? RowCounter::Form::json_lines : RowCounter::Form::csv;
    }
    if (*format == RecordFormat::json || *format == RecordFormat::yaml) {
        problems.push_back(fmt::format("{}: {} kan niet in delen; alleen csv en jsonl", part.file,
                                       record_format_name(*format)));
        pieces.clear();
    }
    return *format == RecordFormat::csv ? RowCounter::Form::csv : RowCounter::Form::json_lines;
}

void join_pieces(const std::vector<Piece>& pieces, PartFile which, RowCounter::Form form,
                 ByteSink& sink, Problems& problems) {
    Joiner joiner(which, form, sink, problems);
    for (const Piece& piece : pieces) {
        joiner.add(piece);
    }
}

}  // namespace rodevlag::tools
