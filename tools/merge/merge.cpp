#include "merge/merge.h"

#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <optional>

#include "common/options.h"
#include "common/run_main.h"
#include "common/score_receipt.h"
#include "merge/joined_file.h"
#include "merge/part_input.h"
#include "merge/part_set.h"
#include "merge/repeated_ids.h"
#include "rodevlag/hashing_stream.h"

namespace rodevlag::tools {

namespace {

void say(const std::string& message) {
    print_message(merge_program, message);
}

/// Everything that is read, to be proved and joined.
struct Parts {
    std::vector<Part> parts;
    std::vector<Piece> outputs;
    std::vector<Piece> rejects;
    RowCounter::Form output_form = RowCounter::Form::csv;
    RowCounter::Form rejects_form = RowCounter::Form::csv;
    std::string input;  ///< "" when it is not to be read, or not there
};

/// Where something goes, with what passes noted.
struct Destination {
    ByteTally tally;
    std::unique_ptr<HashingSink> sink;

    void open(const std::string& path) {
        std::unique_ptr<ByteSink> file;
        if (path.empty() || path == "-") {
            file = std::make_unique<StandardOutput>();
        } else {
            file = std::make_unique<OutputFile>(path);
        }
        sink = std::make_unique<HashingSink>(std::move(file), tally);
    }
};

class NoSink : public ByteSink {
public:
    void write(std::string_view /*text*/) override {}
    void finish() override {}
};

/// Is this a file that appears when it is complete? What is written to a pipe cannot be taken back.
bool appears_at_once(const std::string& path) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    return !path.empty() && path != "-" && !path.starts_with("/dev/") &&
           !path.starts_with("/proc/") &&
           (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status));
}

void check_options(const MergeOptions& options) {
    if (options.receipts.empty()) {
        throw UsageError("geef de controlebewijzen van alle delen (rv-score --shard --receipt)");
    }
    if (options.without_input && !options.receipt.empty()) {
        throw UsageError(
            "--receipt en --without-input gaan niet samen: in het controlebewijs staat de SHA-256 "
            "van de hele invoer");
    }
    CommonOptions files;
    files.output = options.output;
    files.rejects = options.rejects;
    files.receipt = options.receipt;
    require_different_files(files);
}

/// What is read is not written over.
void require_written_elsewhere(const MergeOptions& options, const Parts& parts) {
    std::vector<std::string> read = options.receipts;
    read.push_back(parts.input);
    for (const Part& part : parts.parts) {
        read.push_back(part.receipt.map ? part.receipt.map->name : "");
    }
    for (const std::vector<Piece>* pieces : {&parts.outputs, &parts.rejects}) {
        for (const Piece& piece : *pieces) {
            read.push_back(piece.path);
        }
    }
    for (const auto& [option, path] :
         {std::pair("--output", options.output), std::pair("--rejects", options.rejects),
          std::pair("--receipt", options.receipt)}) {
        for (const std::string& name : read) {
            require_different(
                path, name,
                fmt::format("{} is een bestand dat gelezen wordt; kies een andere naam", option));
        }
    }
}

bool have_rejects(const std::vector<Part>& parts) {
    return !parts.empty() && parts.front().receipt.rejects.has_value();
}

Parts find_parts(const MergeOptions& options, Problems& problems) {
    Parts found;
    found.parts = load_parts(options.receipts, problems);
    require_one_run(found.parts, problems);
    require_all_parts(found.parts, problems);
    if (found.parts.empty()) {
        return found;
    }
    found.outputs = find_pieces(found.parts, PartFile::output, problems);
    found.output_form = form_of(found.outputs, PartFile::output, problems);
    if (have_rejects(found.parts)) {
        found.rejects = find_pieces(found.parts, PartFile::rejects, problems);
        found.rejects_form = form_of(found.rejects, PartFile::rejects, problems);
    } else if (!options.rejects.empty()) {
        problems.push_back(fmt::format(
            "{}: --rejects kan niet: de delen hebben geen bestand met afgewezen records",
            found.parts.front().file));
    }
    if (!options.without_input) {
        found.input = find_input(found.parts, problems);
    }
    return found;
}

void join(const Parts& parts, ByteSink& output, ByteSink& rejects, Problems& problems) {
    join_pieces(parts.rejects, PartFile::rejects, parts.rejects_form, rejects, problems);
    join_pieces(parts.outputs, PartFile::output, parts.output_form, output, problems);
}

int refuse(const Problems& problems) {
    for (const std::string& problem : problems) {
        say(problem);
    }
    say(fmt::format(
        "niet samengevoegd: {}; er is niets geschreven",
        problems.size() == 1 ? "1 probleem" : fmt::format("{} problemen", problems.size())));
    return exit_no_input;
}

void print_summary(const MergeOptions& options, const Receipt& merged, const Parts& joined) {
    if (options.rejects.empty() && !joined.rejects.empty() && merged.counts.rejected > 0) {
        say("let op: de afgewezen records staan niet in de uitvoer en zijn niet samengevoegd; "
            "gebruik --rejects");
    }
    if (options.without_input) {
        say("let op: de invoer is niet nagelezen; of de delen samen het hele bestand zijn, is niet "
            "bewezen");
    }
    if (!options.quiet) {
        const std::size_t parts = joined.parts.size();
        say(fmt::format("gelezen {} = gescoord {} + afgewezen {}, uit {} {}", merged.counts.read,
                        merged.counts.scored, merged.counts.rejected, parts,
                        parts == 1 ? "deel" : "delen"));
    }
}

/// Writes all of it and gives it its names.
class Writer {
public:
    /// Opens what is asked for. Throws OutputError.
    explicit Writer(const MergeOptions& options) : m_options(options) {
        if (!options.rejects.empty()) {
            m_rejects.open(options.rejects);
        }
        m_output.open(options.output);
        if (!options.receipt.empty()) {
            m_receipt.emplace(options.receipt);
        }
    }

    ByteSink& output() const { return *m_output.sink; }
    ByteSink& rejects() {
        return m_rejects.sink ? static_cast<ByteSink&>(*m_rejects.sink) : m_none;
    }

    /// First the rejects: when the results stand under their name, nothing is missing beside them.
    void finish(Receipt& merged) {
        rejects().finish();
        output().finish();
        merged.output = {m_options.output.empty() ? "-" : m_options.output,
                         m_output.tally.fingerprint()};
        merged.rejects.reset();
        if (m_rejects.sink) {
            merged.rejects = ReceiptFile{m_options.rejects, m_rejects.tally.fingerprint()};
        }
        if (m_receipt) {
            write_receipt(receipt_text(merged));
        }
    }

private:
    void write_receipt(const std::string& text) {
        try {
            m_receipt->write(text);
            m_receipt->finish();
        } catch (const OutputError&) {
            say("let op: de uitvoer is af, maar er is geen controlebewijs geschreven");
            throw;
        }
    }

    const MergeOptions& m_options;
    Destination m_output;
    Destination m_rejects;
    std::optional<OutputFile> m_receipt;
    NoSink m_none;
};

}  // namespace

int run_merge(const MergeOptions& options) {
    check_options(options);
    Problems problems;
    const Parts parts = find_parts(options, problems);
    require_written_elsewhere(options, parts);
    const bool at_once = appears_at_once(options.output) &&
                         (options.rejects.empty() || appears_at_once(options.rejects));
    std::optional<Writer> writer;
    NoSink none;
    if (at_once && problems.empty()) {
        writer.emplace(options);
        join(parts, writer->output(), writer->rejects(), problems);
    } else {
        join(parts, none, none, problems);
    }
    std::optional<Fingerprint> input;
    if (!parts.input.empty()) {
        input = check_input(parts.parts, parts.input, problems);
    }
    if (!problems.empty()) {
        return refuse(problems);
    }
    if (!writer) {
        writer.emplace(options);
        join(parts, writer->output(), writer->rejects(), problems);
        if (!problems.empty()) {
            for (const std::string& problem : problems) {
                say(problem);
            }
            throw InputError("een deel veranderde tijdens het samenvoegen; de uitvoer is niet af");
        }
    }
    Receipt merged = merged_receipt(parts.parts);
    if (input) {
        merged.input = {parts.input, *input};
    }
    writer->finish(merged);
    if (const std::string repeated = repeated_ids_message(parts.outputs, parts.output_form);
        !repeated.empty()) {
        say(repeated);
    }
    print_summary(options, merged, parts);
    return merged.status;
}

}  // namespace rodevlag::tools
