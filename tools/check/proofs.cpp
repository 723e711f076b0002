#include "check/proofs.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <numeric>
#include <optional>
#include <tuple>

#include "check/instruments.h"
#include "check/stories.h"
#include "common/case_run.h"
#include "common/run_main.h"
#include "rodevlag/dutch_number.h"
#include "rodevlag/soundness.h"
#include "rodevlag/soundness_report.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

/// Makes the folder; it must be empty, so that no old counter-example is taken for a new one.
void prepare_folder(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::exists(folder, error) &&
        (!fs::is_directory(folder, error) || !fs::is_empty(folder, error))) {
        throw UsageError(
            fmt::format("--counterexamples: '{}' is geen lege map; kies een andere naam", folder));
    }
    fs::create_directories(folder, error);
    if (error) {
        throw OutputError(fmt::format("{}: de map kan niet worden gemaakt", folder));
    }
}

std::size_t size_of(const Finding& finding) {
    std::size_t size = finding.examples.empty() ? 0 : finding.examples.front().answers.size();
    for (const CounterExample& example : finding.examples) {
        size = std::min(size, example.answers.size());
    }
    return size;
}

/// The numbers of findings with examples, from the smallest example to the largest.
std::vector<std::size_t> smallest_first(const std::vector<Finding>& findings) {
    std::vector<std::size_t> order(findings.size());
    std::iota(order.begin(), order.end(), 0);
    std::erase_if(order, [&](std::size_t index) { return findings[index].examples.empty(); });
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return size_of(findings[a]) < size_of(findings[b]);
    });
    return order;
}

void write_file(const std::string& path, const std::string& text) {
    OutputFile file(path);
    file.write(text);
    file.finish();
}

/// What tells the examples of one finding apart: nothing for a single one, a letter each for up to
/// 26, and as many letters as needed for more.
std::string letters_of(std::size_t example, std::size_t count) {
    constexpr std::size_t alphabet = 26;
    std::string letters;
    for (std::size_t last = count - 1; last > 0; last /= alphabet) {
        letters.insert(letters.begin(), static_cast<char>('a' + example % alphabet));
        example /= alphabet;
    }
    return letters;
}

/// Writes every counter-example; returns the names of the files per finding.
std::vector<std::vector<std::string>> write_examples(const Catalog& catalog,
                                                     const std::vector<Finding>& findings,
                                                     const std::string& folder) {
    std::vector<std::vector<std::string>> names(findings.size());
    std::size_t number = 0;
    for (const std::size_t index : smallest_first(findings)) {
        const Finding& finding = findings[index];
        ++number;
        for (std::size_t example = 0; example < finding.examples.size(); ++example) {
            const std::string id =
                fmt::format("{:03}{}", number, letters_of(example, finding.examples.size()));
            const std::string path = fmt::format("{}/{}.yaml", folder, id);
            write_file(path,
                       answer_file_text(catalog, id,
                                        fmt::format("{}\nTe zien: {}.", finding.problem.to_string(),
                                                    finding.examples[example].shows),
                                        finding.examples[example].answers));
            names[index].push_back(path);
        }
    }
    return names;
}

/// The answers of an example, also when none is needed.
std::string in_words(const Catalog& catalog, const ExampleAnswers& answers) {
    return answers.empty() ? "geen enkel antwoord nodig"
                           : answers_in_words(words_of(catalog, answers));
}

std::string findings_in_words(const Catalog& catalog, const std::vector<Finding>& findings,
                              const std::vector<std::vector<std::string>>& files) {
    std::string text;
    for (std::size_t index = 0; index < findings.size(); ++index) {
        const Finding& finding = findings[index];
        text += finding.problem.to_string() + "\n";
        for (std::size_t example = 0; example < finding.examples.size(); ++example) {
            const CounterExample& shown = finding.examples[example];
            text += fmt::format("  voorbeeld: {}\n    {}\n", in_words(catalog, shown.answers),
                                shown.shows);
            if (!files.empty()) {
                text += fmt::format("    bestand: {}\n", files[index][example]);
            }
        }
    }
    return text;
}

void sort_by_place(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.problem.file, a.problem.line, a.problem.column) <
               std::tie(b.problem.file, b.problem.line, b.problem.column);
    });
}

/// A file that takes the place of a built-in instrument can close a way in the instruments that use
/// it, so these are checked with it.
std::vector<std::size_t> with_users_of_files(const CheckedInstruments& checked,
                                             const std::vector<std::string>& names) {
    std::vector<std::size_t> all = checked.selected;
    const std::vector<Instrument>& instruments = checked.catalog.instruments();
    for (std::size_t next = 0; next < all.size(); ++next) {
        const Instrument& used = instruments[all[next]];
        const bool is_user = next >= checked.selected.size();
        if (!is_user && std::find(names.begin(), names.end(), used.file) == names.end()) {
            continue;  // built in, and checked with its users when the library was built
        }
        for (std::size_t user = 0; user < instruments.size(); ++user) {
            const std::vector<std::string>& uses = instruments[user].uses;
            if (std::find(uses.begin(), uses.end(), used.id) != uses.end() &&
                std::find(all.begin(), all.end(), user) == all.end()) {
                all.push_back(user);
            }
        }
    }
    return all;
}

int write_report(const ProofOptions& options, const std::string& text, std::size_t findings) {
    const std::unique_ptr<ByteSink> sink = open_output(options.common);
    sink->write(without_controls(text));  // a file's name can hold anything
    if (!options.common.quiet) {
        sink->write(findings == 0 ? std::string("geen fouten gevonden\n")
                                  : counted(findings, "bevinding", "bevindingen") + "\n");
    }
    sink->finish();
    return findings == 0 ? exit_ok : exit_gate;
}

}  // namespace

int run_proofs(const ProofOptions& options) {
    std::optional<CheckedInstruments> checked;
    SoundnessResult result;
    StoryCheck stories;
    try {
        checked.emplace(load_checked(options.instruments));
        checked->selected = with_users_of_files(*checked, options.instruments);
        result = check_soundness(checked->catalog, checked->selected);
        stories = check_stories(*checked, options.instruments);
    } catch (const InstrumentError& error) {
        // What is wrong with a file is what this program is asked for: data, not a failed run.
        std::string text;
        for (const Problem& problem : error.problems()) {
            text += problem.to_string() + "\n";
        }
        return write_report(options, text, error.problems().size());
    }
    for (const Problem& problem : stories.problems) {
        result.findings.push_back({problem, {}});
    }
    sort_by_place(result.findings);
    std::vector<std::vector<std::string>> files;
    if (!options.counterexamples.empty()) {
        prepare_folder(options.counterexamples);
        files = write_examples(checked->catalog, result.findings, options.counterexamples);
    }
    std::string text = findings_in_words(checked->catalog, result.findings, files);
    if (!options.common.quiet) {
        text +=
            proofs_in_words(checked->catalog, checked->selected, result) + join(stories.told, "");
    }
    return write_report(options, text, result.findings.size());
}

}  // namespace rodevlag::tools
