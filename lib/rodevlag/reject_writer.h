// Keeps records that could not be used, with their original bytes and the reason.
//
// CSV: the input's header with the columns `regel` and `reden` behind it, and per reject the bytes
// of the record with its line and reason. Where these bytes would swallow what is behind them (a
// quote that is never closed), the record's text becomes one quoted cell in the first column, and
// the other columns are empty; unquoting that cell gives the bytes back. JSON (Lines): {"regel":
// ..., "reden": ..., "origineel": ...}, with `origineel_base64` instead for bytes that are not
// UTF-8. YAML: the text below comment lines with line and reason.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rodevlag/byte_stream.h"
#include "rodevlag/csv_dialect.h"
#include "rodevlag/csv_scanner.h"
#include "rodevlag/record.h"

namespace rodevlag {

class CsvRejectWriter : public RejectWriter {
public:
    /// `raw_header` as CsvReader::raw_header() gives it.
    CsvRejectWriter(ByteSink& sink, CsvDialect dialect, std::string_view raw_header);

    void write(const Record& record, const std::string& reason) override;
    void finish() override { m_sink.finish(); }

private:
    bool stays_one_record(std::string_view raw);

    ByteSink& m_sink;
    CsvDialect m_dialect;
    CsvScanner m_scanner;
    std::size_t m_columns = 0;  // of the input
};

class JsonRejectWriter : public RejectWriter {
public:
    /// One object per line; with `as_array` these are the elements of one array.
    explicit JsonRejectWriter(ByteSink& sink, bool as_array = false)
        : m_sink(sink), m_as_array(as_array) {}

    void write(const Record& record, const std::string& reason) override;
    void finish() override;

private:
    ByteSink& m_sink;
    bool m_as_array;
    bool m_any = false;
};

class YamlRejectWriter : public RejectWriter {
public:
    explicit YamlRejectWriter(ByteSink& sink) : m_sink(sink) {}

    void write(const Record& record, const std::string& reason) override;
    void finish() override { m_sink.finish(); }

private:
    ByteSink& m_sink;
};

}  // namespace rodevlag
