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

CsvRejectWriter::CsvRejectWriter(ByteSink& sink, const CsvHeader& header)
    : m_sink(sink), m_header(header), m_scanner(header.dialect.delimiter) {
}

void CsvRejectWriter::start() {
    const CsvDialect& dialect = m_header.dialect;
    std::string row(dialect.bom ? byte_order_mark : "");
    row += dialect.preamble;
    row += m_header.raw;
    for (const std::string_view name : {"regel", "byte", "reden"}) {
        row += dialect.delimiter;
        row += free_name(m_header.names, name);
    }
    row += dialect.line_end;
    m_sink.write(row);
}

void CsvRejectWriter::write(const Record& record, const std::string& reason) {
    const char delimiter = m_header.dialect.delimiter;
    std::string row;
    if (has_header_shape(record.raw)) {
        row = m_header.aligned(record.raw);
        row.append(m_header.lacks_last_delimiter() ? 1 : 0, delimiter);
    } else {
        append_quoted_cell(row, record.raw);
        row.append(m_header.names.size() - 1, delimiter);
    }
    row += fmt::format("{0}{1}{0}{2}{0}", delimiter, record.line, record.offset);
    append_cell(row, reason, delimiter);
    row += m_header.dialect.line_end;
    m_sink.write(row);
}

bool CsvRejectWriter::has_header_shape(std::string_view raw) {
    m_scanner.scan_whole(raw);
    return m_scanner.size() == raw.size() && m_header.fits(m_scanner);
}

void JsonRejectWriter::write(const Record& record, const std::string& reason) {
    std::string text = m_as_array ? (m_any ? ",\n" : "[\n") : "";
    m_any = true;
    text += fmt::format("{{\"regel\":{},\"byte\":{},\"reden\":", record.line, record.offset);
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
