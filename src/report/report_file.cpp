// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/report_file.hpp"

#include "data/model/replace_file.hpp"
#include "src/report/pdf_report.hpp"
#include "src/report/report_document.hpp"

namespace facialis::engine {

Result<void> checkReportName(const std::string& path)
{
    if (path.ends_with(".html") || path.ends_with(".pdf"))
        return {};
    return failure("is not a kind of report", path, "end the name with .html or .pdf");
}

Result<void> writeReport(const Recording& recording, const AnalysisResult& analysis,
                         const KnowledgeBase& knowledge, const std::string& path,
                         ReportIdentity identity, const ReaderOpinion* reader)
{
    if (Result<void> known = checkReportName(path); !known)
        return known;
    const Result<ReportDocument> document =
        composeReport(recording, analysis, knowledge, identity, reader);
    if (!document)
        return tl::unexpected(document.error());
    if (path.ends_with(".html"))
        return replaceFile(path, toHtml(*document));
    return replaceFile(
        path, [&](const std::string& temporary) { return writePdf(*document, temporary); });
}

}  // namespace facialis::engine
