// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/nwb_analysis.hpp"

#include "data/storage/dynamic_table.hpp"
#include "data/tables/analysis_tables.hpp"

namespace facialis {

namespace {

class NwbTable final : public TableSink {
public:
    NwbTable(const Hdf5Object& parent, ObjectTypes& types, const TableNames& names)
        : writer_(parent, types,
                  {names.name,
                   names.kind == TableNames::Kind::intervals ? "TimeIntervals" : "DynamicTable",
                   names.description})
    {
    }

    void texts(const std::string& name, const std::string& description,
               const std::vector<std::string>& column) override
    {
        writer_.texts(name, description, column);
    }
    void numbers(const std::string& name, const std::string& description,
                 std::span<const double> column) override
    {
        writer_.numbers(name, description, column);
    }
    void integers(const std::string& name, const std::string& description,
                  std::span<const std::int32_t> column) override
    {
        writer_.integers(name, description, column);
    }
    void finish(std::size_t rows) override { writer_.finish(rows); }

private:
    DynamicTableWriter writer_;
};

class NwbTables final : public TableSinks {
public:
    NwbTables(const Hdf5Object& intervals, const Hdf5Object& module, ObjectTypes& types)
        : intervals_(intervals), module_(module), types_(types)
    {
    }

    std::unique_ptr<TableSink> begin(const TableNames& names) override
    {
        const bool areIntervals = names.kind == TableNames::Kind::intervals;
        return std::make_unique<NwbTable>(areIntervals ? intervals_ : module_, types_, names);
    }

private:
    const Hdf5Object& intervals_;
    const Hdf5Object& module_;
    ObjectTypes& types_;
};

}  // namespace

void writeAnalysisTables(const Hdf5Object& intervals, const Hdf5Object& module, ObjectTypes& types,
                         const AnalysisResult& analysis)
{
    NwbTables tables(intervals, module, types);
    writeAnalysisTables(tables, analysis);
}

}  // namespace facialis
