#include "rodevlag/reject_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <sodium.h>
#include <utility>
#include <vector>

#include "rodevlag/json_string.h"
#include "rodevlag/json_text.h"
#include "rodevlag/text.h"
#include "rodevlag/utf8.h"

namespace rodevlag {

namespace {

std::string base64(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();  // the NUL at the end
    return text;
}

// Rejects may be read again and rejected again; then the input has these columns already.
std::string free_name(const std::vector<std::string>& taken, std::string_view name) {
    std::string result(name);
    for (int number = 2; std::ranges::count(taken, result) != 0; ++number) {
        result = fmt::format("{}_{}", name, number);
    }
    return result;
}

}  // namespace

CsvRejectWriter::CsvRejectWriter(ByteSink& sink, CsvDialect dialect, std::string_view raw_header)
    : m_sink(sink), m_dialect(std::move(dialect)), m_scanner(m_dialect.delimiter) {
    const std::vector<std::string> names = header_names(raw_header, m_dialect.delimiter);
    m_columns = names.size();
    std::string row(m_dialect.bom ? byte_order_mark : "");
    row += raw_header;
    for (const std::string_view name : {"regel", "reden"}) {
        row += m_dialect.delimiter;
        row += free_name(names, name);
    }
    row += m_dialect.line_end;
    m_sink.write(row);
}

void CsvRejectWriter::write(const Record& record, const std::string& reason) {
    std::string row;
    if (stays_one_record(record.raw)) {
        row = record.raw;
    } else {
        append_quoted_cell(row, record.raw);
        row.append(m_columns - 1, m_dialect.delimiter);
    }
    row += m_dialect.delimiter;
    row += std::to_string(record.line);
    row += m_dialect.delimiter;
    append_cell(row, reason, m_dialect.delimiter);
    row += m_dialect.line_end;
    m_sink.write(row);
}

bool CsvRejectWriter::stays_one_record(std::string_view raw) {
    m_scanner.scan_whole(raw);
    return m_scanner.size() == raw.size() &&
           std::ranges::none_of(m_scanner.faults(), [](const CsvFault& fault) {
               return fault.kind == CsvFault::Kind::unterminated_quote;
           });
}

void JsonRejectWriter::write(const Record& record, const std::string& reason) {
    std::string text = m_as_array ? (m_any ? ",\n" : "[\n") : "";
    m_any = true;
    text += fmt::format("{{\"regel\":{},\"reden\":", record.line);
    append_json_string(text, reason);
    if (first_invalid_utf8(record.raw) == std::string_view::npos) {
        text += ",\"origineel\":";
        append_json_string(text, record.raw);
    } else {
        text += ",\"origineel_base64\":";
        append_json_string(text, base64(record.raw));
    }
    text += m_as_array ? "}" : "}\n";
    m_sink.write(text);
}

void JsonRejectWriter::finish() {
    if (m_as_array) {
        m_sink.write(m_any ? "\n]\n" : "[]\n");
    }
    m_sink.finish();
}

void YamlRejectWriter::write(const Record& record, const std::string& reason) {
    std::string text = fmt::format("# regel {}: ", record.line);
    for (const char byte : reason) {
        text += byte;
        if (byte == '\n') {
            text += "# ";
        }
    }
    text += '\n';
    // A byte-order mark belongs at the very start.
    text += without_bom(record.raw);
    if (!text.ends_with('\n')) {
        text += '\n';
    }
    m_sink.write(text);
}

}  // namespace rodevlag
