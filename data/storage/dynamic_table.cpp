// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/dynamic_table.hpp"

#include <numeric>

namespace facialis {

DynamicTableWriter::DynamicTableWriter(const Hdf5Object& parent, ObjectTypes& types,
                                       const Names& names)
    : table_(parent.createGroup(names.name)), types_(types)
{
    types_.mark(table_, names.type == "DynamicTable" ? "hdmf-common" : "core", names.type);
    table_.setText("description", names.description);
}

void DynamicTableWriter::add(const Hdf5Object& column, const std::string& name,
                             const std::string& description)
{
    types_.mark(column, "hdmf-common", "VectorData");
    column.setText("description", description);
    columns_.push_back(name);
}

void DynamicTableWriter::texts(const std::string& name, const std::string& description,
                               const std::vector<std::string>& column)
{
    add(table_.writeTexts(name, column), name, description);
}

void DynamicTableWriter::numbers(const std::string& name, const std::string& description,
                                 std::span<const double> column)
{
    add(table_.writeNumbers(name, column), name, description);
}

void DynamicTableWriter::integers(const std::string& name, const std::string& description,
                                  std::span<const std::int32_t> column)
{
    add(table_.writeIntegers(name, column), name, description);
}

void DynamicTableWriter::floats(const std::string& name, const std::string& description,
                                std::span<const float> table, std::size_t width)
{
    add(table_.writeFloats(name, table, width), name, description);
}

void DynamicTableWriter::references(const std::string& name, const std::string& description,
                                    const Hdf5Object& target, std::size_t rows)
{
    add(table_.writeReferences(name, target, rows), name, description);
}

Hdf5Object DynamicTableWriter::finish(std::size_t rows)
{
    std::vector<std::int32_t> ids(rows);
    std::iota(ids.begin(), ids.end(), 0);
    types_.mark(table_.writeIntegers("id", ids), "hdmf-common", "ElementIdentifiers");
    table_.setTexts("colnames", columns_);
    return std::move(table_);
}

}  // namespace facialis
