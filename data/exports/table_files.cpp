// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/exports/table_files.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

#include "data/model/replace_file.hpp"
#include "data/tables/analysis_tables.hpp"

namespace facialis {

namespace {

struct Column {
    std::string name, description;
    std::vector<std::string> cells;
};

std::string cellOf(const std::string& text)
{
    std::string cell = text;
    std::replace_if(
        cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return cell.empty() ? "n/a" : cell;
}

std::string cellOf(double number)
{
    return std::isfinite(number) ? fmt::format("{}", number) : "n/a";
}

/// Descriptions of cells that are empty or no number, as they stand in this kind of file.
std::string inTheseWords(std::string description)
{
    for (const std::string_view word : {"NaN:", "empty:"})
        for (std::size_t at = 0; (at = description.find(word, at)) != std::string::npos;)
            description.replace(at, word.size(), "n/a:");
    return description;
}

/// Names end in the unit of their numbers.
std::optional<std::string_view> unitOf(std::string_view name)
{
    struct Suffix {
        std::string_view ending, unit;
    };
    static constexpr std::array suffixes = {Suffix{"_uvms_median", "uV*ms"},
                                            Suffix{"_ms_median", "ms"},
                                            Suffix{"_s_median", "s"},
                                            Suffix{"_uv_median", "uV"},
                                            Suffix{"_ms_q25", "ms"},
                                            Suffix{"_ms_q75", "ms"},
                                            Suffix{"_ms", "ms"},
                                            Suffix{"_s", "s"},
                                            Suffix{"_uv", "uV"},
                                            Suffix{"_hz", "Hz"},
                                            Suffix{"_db", "dB"},
                                            Suffix{"_per_min", "1/min"},
                                            Suffix{"_per_min2", "1/min^2"},
                                            Suffix{"onset", "s"},
                                            Suffix{"duration", "s"}};
    for (const Suffix& suffix : suffixes)
        if (name.ends_with(suffix.ending))
            return suffix.unit;
    return std::nullopt;
}

/// Collects one table and writes it when it is finished.
class FileTable final : public TableSink {
public:
    FileTable(TableNames names, const TableFileNames& files, Result<std::vector<std::string>>& done)
        : names_(std::move(names)), files_(files), done_(done)
    {
    }

    void texts(const std::string& name, const std::string& description,
               const std::vector<std::string>& column) override
    {
        Column& added = columns_.emplace_back(Column{name, description, {}});
        for (const std::string& text : column)
            added.cells.push_back(cellOf(text));
    }
    void numbers(const std::string& name, const std::string& description,
                 std::span<const double> column) override
    {
        const bool areIntervals = names_.kind == TableNames::Kind::intervals;
        if (areIntervals && name == "stop_time") {
            addDurations(column);
            return;
        }
        const bool isOnset = areIntervals && name == "start_time";
        if (isOnset)
            onsets_.assign(column.begin(), column.end());
        Column& added = columns_.emplace_back(Column{isOnset ? "onset" : name, description, {}});
        for (const double number : column)
            added.cells.push_back(cellOf(number));
    }
    void integers(const std::string& name, const std::string& description,
                  std::span<const std::int32_t> column) override
    {
        Column& added = columns_.emplace_back(Column{name, description, {}});
        for (const std::int32_t number : column)
            added.cells.push_back(fmt::format("{}", number));
    }
    void finish(std::size_t rows) override
    {
        if (!done_)
            return;
        std::string text;
        for (const Column& column : columns_)
            text += (text.empty() ? "" : "\t") + column.name;
        text += "\n";
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t k = 0; k < columns_.size(); ++k)
                text += columns_[k].cells[row] + (k + 1 < columns_.size() ? "\t" : "\n");
        store(".tsv", text);
        store(".json", described());
    }

private:
    void addDurations(std::span<const double> ends)
    {
        Column& added = columns_.emplace_back(Column{"duration", "offset - onset", {}});
        for (std::size_t row = 0; row < ends.size(); ++row)
            added.cells.push_back(cellOf(ends[row] - onsets_[row]));
    }

    [[nodiscard]] std::string described() const
    {
        nlohmann::ordered_json json = nlohmann::ordered_json::object();
        for (const Column& column : columns_) {
            json[column.name]["Description"] = inTheseWords(column.description);
            if (const auto unit = unitOf(column.name))
                json[column.name]["Units"] = *unit;
        }
        return json.dump(2) + "\n";
    }

    /// Labels of BIDS hold letters and digits alone: rest_synchrony becomes restSynchrony.
    [[nodiscard]] std::string fileName() const
    {
        if (files_.stem.empty())
            return names_.name;
        std::string label;
        bool isCapital = false;
        for (const char c : names_.name) {
            if (c != '_')
                label +=
                    isCapital ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
            isCapital = c == '_';
        }
        const bool areIntervals = names_.kind == TableNames::Kind::intervals;
        return files_.stem + "_desc-" + label + (areIntervals ? "_events" : "_stats");
    }

    void store(const char* extension, const std::string& text)
    {
        if (!done_)
            return;
        const std::string path = files_.folder + "/" + fileName() + extension;
        if (const Result<void> written = replaceFile(path, text); !written)
            done_ = tl::unexpected(written.error());
        else
            done_->push_back(path);
    }

    TableNames names_;
    const TableFileNames& files_;
    Result<std::vector<std::string>>& done_;
    std::vector<Column> columns_;
    std::vector<double> onsets_;
};

class Nowhere final : public TableSink {
    void texts(const std::string&, const std::string&, const std::vector<std::string>&) override {}
    void numbers(const std::string&, const std::string&, std::span<const double>) override {}
    void integers(const std::string&, const std::string&, std::span<const std::int32_t>) override {}
    void finish(std::size_t) override {}
};

class FileTables final : public TableSinks {
public:
    FileTables(const TableFileNames& files, const std::vector<std::string>& only)
        : files_(files), only_(only)
    {
    }

    std::unique_ptr<TableSink> begin(const TableNames& names) override
    {
        if (!only_.empty() && std::find(only_.begin(), only_.end(), names.name) == only_.end())
            return std::make_unique<Nowhere>();
        return std::make_unique<FileTable>(names, files_, done_);
    }

    [[nodiscard]] Result<std::vector<std::string>> done() const { return done_; }

private:
    const TableFileNames& files_;
    const std::vector<std::string>& only_;
    Result<std::vector<std::string>> done_;
};

}  // namespace

Result<std::vector<std::string>> writeTableFiles(const AnalysisResult& analysis,
                                                 const TableFileNames& names,
                                                 const std::vector<std::string>& only)
{
    FileTables tables(names, only);
    writeAnalysisTables(tables, analysis);
    return tables.done();
}

}  // namespace facialis
