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

std::string shown_name(std::string_view name) {
    return printable(trimmed(name), shown_name_width);
}

/// Who signed a record; "" when nobody did.
std::string trainee_of(const Record& record) {
    const Field* field = field_of(record, trainee_field);
    return field == nullptr ? "" : shown_name(field->text);
}

/// A row in which a spreadsheet left nothing but delimiters.
bool is_empty(const Record& record) {
    return std::ranges::all_of(record.fields,
                               [](const Field& field) { return trimmed(field.text).empty(); });
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
    const std::uint64_t empty_before = m_empty;
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
        add_unsigned(intake);
        add_counts();
        throw;
    }
    intake.tell_blank_lines();
    const std::uint64_t empty = m_empty - empty_before;
    if (empty > 0) {
        intake.tell(
            fmt::format("{}: rijen zonder iets erin overgeslagen: {}", intake.input().name, empty));
    }
    if (intake.read() == empty) {
        print_message(case_program,
                      fmt::format("{}: er staan geen antwoorden in", intake.input().name));
    }
    add_counts();
}

void MarkIntake::read_records(CaseIntake& intake) {
    // One for each file: it remembers the columns by a number that the next file gives out anew.
    AnswerReader reader(m_marker.catalog(), m_options.show_values);
    Record record;
    std::vector<Problem> problems;
    while (intake.next(record, problems)) {
        if (problems.empty() && is_empty(record)) {
            ++m_empty;
            continue;
        }
        const Answers& answers = reader.read(record, intake.input().name, problems);
        mark(record, intake.input(), answers, problems);
        if (!problems.empty()) {
            intake.reject(record, problems);
        }
    }
    add_unsigned(intake);
}

/// Adds to `problems` what is wrong with the exercise; marks when there are none.
void MarkIntake::mark(const Record& record, const CaseInput& input, const Answers& answers,
                      std::vector<Problem>& problems) {
    const std::string trainee = trainee_of(record);
    // Spreadsheets leave spaces around a word; the answers may have them too.
    const std::string id(trimmed(record.id));
    const std::optional<std::size_t> exercise = m_marker.find(id);
    if (id.empty()) {
        problems.push_back(problem_of(record, input,
                                      "'zaak' is leeg of ontbreekt; die zegt bij welke oefening "
                                      "van de sleutel de antwoorden horen"));
    } else if (!exercise) {
        std::vector<std::string> ids;
        std::ranges::transform(m_marker.exercises(), std::back_inserter(ids), &Exercise::id);
        problems.push_back(
            problem_of(record, input,
                       fmt::format("deze zaak staat niet in de sleutel{}", did_you_mean(id, ids))));
    }
    if (!problems.empty()) {
        return;
    }
    MarkedRecord marked{*exercise, problem_of(record, input, ""),
                        m_marker.mark(*exercise, answers)};
    if (trainee.empty()) {
        m_unsigned.push_back(std::move(marked));
    } else {
        m_has_names = true;
        add(trainee, std::move(marked), problems);
    }
}

void MarkIntake::add(const std::string& trainee, MarkedRecord record,
                     std::vector<Problem>& problems) {
    const auto [first, is_new] = m_places.try_emplace(
        {trainee, record.exercise}, fmt::format("{}:{}", record.place.file, record.place.line));
    if (!is_new) {
        record.place.message += fmt::format(
            "dezelfde deelnemer heeft bij deze zaak al antwoorden ({}); die tellen", first->second);
        problems.push_back(std::move(record.place));
        return;
    }
    m_unasked += record.marked.unasked;
    m_group.add(trainee, record.exercise, std::move(record.marked));
}

/// A form of one trainee needs no name but that of its file. In a file with names, a record without
/// one is a row that nobody signed.
void MarkIntake::add_unsigned(CaseIntake& intake) {
    const std::string trainee =
        m_has_names || m_options.input == "-"
            ? ""
            : shown_name(std::filesystem::path(m_options.input).stem().string());
    for (MarkedRecord& record : m_unsigned) {
        std::vector<Problem> problems;
        if (trainee.empty()) {
            record.place.message += fmt::format("er staat geen naam bij '{}'", trainee_field);
            problems.push_back(std::move(record.place));
        } else {
            add(trainee, std::move(record), problems);
            for (Problem& problem : problems) {
                problem.message += ". Er staat geen 'deelnemer', dus telt de naam van het bestand";
            }
        }
        if (!problems.empty()) {
            intake.reject(Record(), problems);
        }
    }
    m_unsigned.clear();
    m_has_names = false;
}

}  // namespace rodevlag::tools
