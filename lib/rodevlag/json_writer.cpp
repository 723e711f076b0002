#include "rodevlag/json_writer.h"

#include "rodevlag/json_string.h"
#include "rodevlag/json_text.h"

namespace rodevlag {

void JsonWriter::key(std::string_view name) {
    separate();
    append_json_string(m_text, name);
    m_text += ':';
    m_needs_comma = false;
}

void JsonWriter::value(std::string_view text) {
    separate();
    append_json_string(m_text, text);
}

void JsonWriter::value(std::int64_t number) {
    separate();
    m_text += std::to_string(number);
}

void JsonWriter::value(std::uint64_t number) {
    separate();
    m_text += std::to_string(number);
}

void JsonWriter::value(bool truth) {
    separate();
    m_text += truth ? "true" : "false";
}

void JsonWriter::raw(std::string_view json) {
    separate();
    m_text += json;
}

void JsonWriter::member(std::string_view name, std::string_view text) {
    key(name);
    value(text);
}

void JsonWriter::member(std::string_view name, const std::vector<std::string>& texts) {
    key(name);
    begin_array();
    for (const std::string& text : texts) {
        value(text);
    }
    end_array();
}

void JsonWriter::open(char bracket) {
    separate();
    m_text += bracket;
    m_needs_comma = false;
}

void JsonWriter::close(char bracket) {
    m_text += bracket;
    m_needs_comma = true;
}

void JsonWriter::separate() {
    if (m_needs_comma) {
        m_text += ',';
    }
    m_needs_comma = true;
}

}  // namespace rodevlag
