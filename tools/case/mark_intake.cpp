#include "case/mark_intake.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "case/make.h"
#include "common/run_main.h"
#include "rodevlag/nearest.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::string_view trainee_field = "deelnemer";
constexpr std::size_t shown_name_width = 60;

const Field* field_of(const Record& record, std::string_view name) {
    const auto found = std::ranges::find_if(
        record.fields, [&](const Field& field) { return plain_name(field.name) == name; });
    return found == record.fields.end() ? nullptr : &*found;
}

/// Why a CSV with these columns has nothing to mark, or "".
std::string nothing_to_mark(const Catalog& catalog, std::span<const std::string_view> names) {
    const auto has = [&](const auto& is_meant) { return std::ranges::any_of(names, is_meant); };
    if (!has([](std::string_view name) { return plain_name(name) == "zaak"; })) {
        return "er is geen kolom 'zaak'; die zegt bij welke oefening van de sleutel een rij hoort";
    }
    return has([&](std::string_view name) {
        return catalog.find_item(plain_name(name)).has_value();
    })
               ? ""
               : "geen kolom hoort bij een vraag; kolommen heten instrument.vraag";
}

Problem problem_of(const Record& record, const CaseInput& input, const std::string& message) {
    return {input.name, record.line, 0, fmt::format("{}: {}", name_of(record), message)};
}

}  // namespace

MarkIntake::MarkIntake(const CommonOptions& options, Marker& marker, MarkedGroup& group)
    : m_options(options), m_marker(marker), m_group(group) {
}

void MarkIntake::read(const std::string& file) {
    m_options.input = file;
    CaseIntake intake(m_options, case_program, real_streams(), {&m_marker.catalog()},
                      [this](std::span<const std::string_view> names) {
                          return nothing_to_mark(m_marker.catalog(), names);
                      });
    const auto add_counts = [&] {
        m_read += intake.read();
        m_rejected += intake.rejected();
    };
    try {
        read_records(intake);
    } catch (const InputError&) {
        add_counts();
        throw;
    }
    intake.tell_blank_lines();
    add_counts();
}

void MarkIntake::read_records(CaseIntake& intake) {
    // One for each file: it remembers the columns by a number that the next file gives out anew.
    AnswerReader reader(m_marker.catalog(), m_options.show_values);
    Record record;
    std::vector<Problem> problems;
    while (intake.next(record, problems)) {
        const Answers& answers = reader.read(record, intake.input().name, problems);
        mark(record, intake.input(), answers, problems);
        if (!problems.empty()) {
            intake.reject(record, problems);
        }
    }
}

/// Adds to `problems` what is wrong with the trainee and the exercise; marks when there are none.
void MarkIntake::mark(const Record& record, const CaseInput& input, const Answers& answers,
                      std::vector<Problem>& problems) {
    const std::string trainee = trainee_of(record, input, problems);
    const std::optional<std::size_t> exercise = m_marker.find(record.id);
    if (record.id.empty()) {
        problems.push_back(problem_of(record, input,
                                      "'zaak' is leeg of ontbreekt; die zegt bij welke oefening "
                                      "van de sleutel de antwoorden horen"));
    } else if (!exercise) {
        std::vector<std::string> ids;
        std::ranges::transform(m_marker.exercises(), std::back_inserter(ids), &Exercise::id);
        problems.push_back(problem_of(record, input,
                                      fmt::format("deze zaak staat niet in de sleutel{}",
                                                  did_you_mean(std::string(record.id), ids))));
    }
    if (!problems.empty()) {
        return;
    }
    const auto [place, is_new] =
        m_places.try_emplace({trainee, *exercise}, fmt::format("{}:{}", input.name, record.line));
    if (!is_new) {
        problems.push_back(problem_of(
            record, input,
            fmt::format("dezelfde deelnemer heeft bij deze zaak al antwoorden ({}); die tellen",
                        place->second)));
        return;
    }
    MarkedCase marked = m_marker.mark(*exercise, answers);
    m_unasked += marked.unasked;
    m_group.add(trainee, *exercise, std::move(marked));
}

/// In CSV an empty cell is a row that nobody signed; a form with one case has a file name.
std::string MarkIntake::trainee_of(const Record& record, const CaseInput& input,
                                   std::vector<Problem>& problems) const {
    const Field* field = field_of(record, trainee_field);
    std::string name = field == nullptr ? "" : std::string(trimmed(field->text));
    if (name.empty() && (field == nullptr || input.csv == nullptr) && m_options.input != "-") {
        name = std::filesystem::path(m_options.input).stem().string();
    }
    if (name.empty()) {
        problems.push_back(
            problem_of(record, input, fmt::format("er staat geen naam bij '{}'", trainee_field)));
    }
    return printable(name, shown_name_width);
}

}  // namespace rodevlag::tools
