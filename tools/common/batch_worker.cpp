#include "common/batch_worker.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "rodevlag/csv_writer.h"
#include "rodevlag/result_members.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

BatchWorker::BatchWorker(const CommonOptions& options, CaseRun& run, CaseScorer& cases,
                         DataContents contents, const IdHash& id_hash)
    : m_intake(run.intake()),
      m_input(run.input()),
      m_id_hash(id_hash),
      m_cases(cases),
      m_reject_writer(m_intake.make_reject_writer(m_reject_sink)),
      m_handler(options, m_input, m_cases, run.field_roles(), contents, m_sink) {
    if (m_input.mapped != nullptr) {
        m_mapper.emplace(m_input.mapped->map(), m_input.name, m_input.csv != nullptr);
    }
    if (m_input.csv != nullptr) {
        const CsvHeader& header = m_input.csv->csv_header();
        m_rows = std::make_unique<CsvRows>(header);
        m_text = std::make_unique<CsvRecordText>(header, m_input.name, m_input.invalid_utf8);
        if (contents == DataContents::results) {
            make_patterns();
        }
    } else {
        m_lines = std::make_unique<JsonLineRecords>(m_input.name);
    }
}

BatchWorker::~BatchWorker() = default;

std::string_view BatchWorker::head() {
    m_sink.clear();
    m_handler.start();
    return m_sink.text();
}

void BatchWorker::work(BatchTask& task) {
    m_before.reset();
    read_all(task);
}

void BatchWorker::work_to_limit(BatchTask& task, std::uint64_t read, std::uint64_t rejected) {
    m_before = {read, rejected};
    read_all(task);
}

void BatchWorker::read_all(BatchTask& task) {
    task.rejected.clear();
    task.messages.clear();
    task.ids.clear();
    task.counts = m_cases.no_counts();
    task.failure = nullptr;
    m_sink.clear();
    m_reject_sink.clear();
    m_layout.reset();
    try {
        m_input.csv != nullptr ? read_csv(task) : read_json(task);
    } catch (const InputError&) {
        task.failure = std::current_exception();
        if (m_rows) {
            task.counts.blank_lines = m_rows->blank_lines();  // none behind what ended the reading
        }
    }
    task.output.swap(m_sink);
    task.rejects.swap(m_reject_sink);
}

void BatchWorker::read_csv(BatchTask& task) {
    task.counts.blank_lines = task.chunk.blank_lines;
    m_rows->start(task.chunk);
    CsvRow row;
    while (m_rows->next(row)) {
        if (take_short_way(row, task)) {
            ++task.counts.read;
            continue;
        }
        m_text->read(m_rows->raw(row), m_rows->place(row), m_record);
        apply_map();
        ++task.counts.read;
        take_long_way(task);
    }
}

void BatchWorker::read_json(BatchTask& task) {
    m_lines->start(task.chunk);
    while (m_lines->next(m_record)) {
        apply_map();
        ++task.counts.read;
        note_names(task);
        take_long_way(task);
    }
}

void BatchWorker::apply_map() {
    if (m_mapper) {
        m_mapper->apply(m_record);
    }
}

/// True when the row was written by its pattern.
bool BatchWorker::take_short_way(const CsvRow& row, BatchTask& task) {
    m_wants_pattern = false;
    const CsvHeader& header = m_input.csv->csv_header();
    const std::string_view text = task.chunk.text();
    if (!m_patterns || row.broken != nullptr || row.cells() != header.cells_per_record() ||
        !m_rows->is_text() || !header.ends_as_it_must(text.substr(0, row.end)) ||
        !m_patterns->read(text, row)) {
        return false;
    }
    const Pattern* pattern = m_patterns->find();
    if (pattern == nullptr || pattern->is_general) {
        m_wants_pattern = pattern == nullptr;
        return false;
    }
    const std::string_view raw = header.aligned(m_rows->raw(row));
    const std::string& line_end = header.dialect.line_end;
    char* out = m_sink.room(raw.size() + pattern->max_size + line_end.size() + 1);
    std::memcpy(out, raw.data(), raw.size());
    out += raw.size();
    if (header.lacks_last_delimiter()) {
        *out++ = header.dialect.delimiter;
    }
    out = m_patterns->write(*pattern, out);
    std::memcpy(out, line_end.data(), line_end.size());
    m_sink.grow_to(out + line_end.size());
    for (std::size_t gate = 0; gate < pattern->gates.size(); ++gate) {
        task.counts.gates[gate].add(static_cast<GateVerdict>(pattern->gates[gate]));
    }
    note_id(id_of(row, text), task.chunk.first_record + row.index, task);
    return true;
}

std::string_view BatchWorker::id_of(const CsvRow& row, std::string_view text) {
    const std::size_t column = m_input.csv->csv_header().id_column;
    if (column >= row.cells()) {
        return {};
    }
    const std::size_t begin = column == 0 ? row.begin : row.base + row.marks[column - 1] + 1;
    const std::string_view cell = text.substr(begin, row.base + row.marks[column] - begin);
    return cell_text(cell, m_id);
}

void BatchWorker::take_long_way(BatchTask& task) {
    if (!m_intake.check(m_record, m_problems)) {
        reject(task);
        return;
    }
    const Answers& answers = m_cases.read(m_record, m_input.name, m_problems);
    if (!m_problems.empty()) {
        reject(task);
        return;
    }
    const Case one_case = m_cases.score(m_record, answers);
    m_verdicts = m_cases.verdicts(one_case);
    m_cases.count(one_case, m_verdicts, task.counts);
    m_handler.handle(one_case);
    note_id(m_record.id, m_record.number, task);
    if (m_wants_pattern) {
        m_wants_pattern = false;
        add_pattern(one_case, m_verdicts);
    }
}

void BatchWorker::reject(BatchTask& task) {
    ++task.counts.rejected;
    task.rejected.push_back(m_record.number);
    if (m_reject_writer) {
        m_reject_writer->write(m_record, reject_reason(m_problems));
    } else {
        for (const Problem& problem : m_problems) {
            task.messages.emplace_back(problem.to_string());
        }
    }
    if (m_before) {
        const std::uint64_t read = m_before->first + task.counts.read;
        const std::uint64_t rejected = m_before->second + task.counts.rejected;
        if (m_intake.limit().is_passed(read, rejected)) {
            throw m_intake.limit().failure(read, rejected);
        }
    }
}

/// Names that were not seen in this chunk; whether they were seen before is for who hands it on.
void BatchWorker::note_names(BatchTask& task) {
    if (m_record.problems.empty() && m_layout != m_record.layout) {
        m_layout = m_record.layout;
        task.messages.emplace_back(names_of(m_record));
    }
}

void BatchWorker::note_id(std::string_view id, std::uint64_t record, BatchTask& task) const {
    if (!id.empty()) {
        task.ids.push_back({m_id_hash(id), record});
    }
}

/// Patterns are for the results of decisions that the header asks for, written behind the row.
void BatchWorker::make_patterns() {
    const Catalog& catalog = m_cases.catalog();
    const std::span<const std::string> header = m_input.reader->header();
    const std::vector<std::string_view> names(header.begin(), header.end());
    const std::vector<SelectedDecision> selected = m_cases.selection().of_names(names);
    std::vector<std::optional<std::size_t>> items;
    for (const std::string& name : header) {
        items.push_back(catalog.find_item(plain_name(name)));
        if (m_intake.names().role_of(name) == FieldRole::result) {
            return;  // what is stored must be compared
        }
    }
    if (selected.empty() || !m_handler.only_appends() || m_cases.selection().has_overview() ||
        !AnswerPatterns::can_have(catalog, items)) {
        return;
    }
    for (const SelectedDecision& one : selected) {
        m_decisions.push_back(one.decision);
    }
    std::vector<std::size_t> gates;
    for (const Gate& gate : m_cases.gates()) {
        gates.push_back(gate.decision);
    }
    m_patterns = std::make_unique<AnswerPatterns>(
        m_cases.scorer(), items, m_decisions, gates,
        [&catalog, items, mapped = m_input.mapped](std::size_t column, std::string_view text) {
            std::string scratch;
            if (mapped != nullptr && mapped->columns()[column] != nullptr) {
                text = mapped->columns()[column]->translate(text, scratch);
            }
            return catalog.item(*items[column]).domain.read(text);
        });
}

/// Makes the pattern of the row that was read last from what the long way made of it.
void BatchWorker::add_pattern(const Case& one_case, const std::vector<GateVerdict>& verdicts) {
    Pattern pattern;
    for (const GateVerdict verdict : verdicts) {
        pattern.gates.push_back(static_cast<std::uint8_t>(verdict));
    }
    std::vector<AnswerCounts> counts;
    for (const CaseDecision& decision : one_case.decisions) {
        counts.push_back(decision.result->counts);
        // What is alarming there depends on all answers.
        pattern.is_general = pattern.is_general || decision.result->is_out_of_scope();
    }
    const char delimiter = m_input.csv->csv_header().dialect.delimiter;
    std::vector<CountSlot> slots;
    pattern.texts.emplace_back();
    const std::vector<Result>& results = m_handler.results();
    for (std::size_t decision = 0; decision < results.size(); ++decision) {
        for (const ResultMember& member : results[decision].members) {
            if (!member.in_csv) {
                continue;
            }
            pattern.texts.back() += delimiter;
            if (const auto count = count_of_member(member)) {
                slots.push_back({decision, *count});
                pattern.texts.emplace_back();
            } else {
                append_cell(pattern.texts.back(), result_text(member.value), delimiter);
            }
        }
    }
    m_patterns->set_slots(slots);
    m_patterns->add(std::move(pattern), counts);
}

}  // namespace rodevlag::tools
