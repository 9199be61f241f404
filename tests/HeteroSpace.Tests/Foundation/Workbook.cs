using System.IO.Compression;
using System.Security;

namespace HeteroSpace.Foundation;

/// <summary>
/// A workbook as a spreadsheet saves it: <c>n:</c> before a cell makes it a number, <c>d:</c> a date, <c>t:</c> a time
/// of day; others are texts.
/// </summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static byte[] Of(params string[][] rows)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, true))
        {
            Put(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" "
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + Type("workbook", "sheet.main")
                    + Type("worksheets/sheet1", "worksheet")
                    + Type("styles", "styles")
                    + "</Types>"
            );
            Put(
                zip,
                "_rels/.rels",
                $"<Relationships xmlns=\"{Rels}\">"
                    + Relationship("r1", "officeDocument", "xl/workbook.xml")
                    + "</Relationships>"
            );
            Put(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Kinds}\">"
                    + "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            );
            Put(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Rels}\">"
                    + Relationship("r1", "worksheet", "worksheets/sheet1.xml")
                    + Relationship("r2", "styles", "styles.xml")
                    + "</Relationships>"
            );
            Put(
                zip,
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"3\">"
                    + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"
            );
            Put(
                zip,
                "xl/worksheets/sheet1.xml",
                $"<worksheet xmlns=\"{Main}\"><sheetData>"
                    + string.Concat(rows.Index().Select(row => Row(row.Index + 1, row.Item)))
                    + "</sheetData></worksheet>"
            );
        }
        return target.ToArray();
    }

    private static string Type(string part, string kind) =>
        $"<Override PartName=\"/xl/{part}.xml\" ContentType=\"{Sheets}.{kind}+xml\"/>";

    private static string Relationship(string id, string kind, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"{Kinds}/{kind}\" Target=\"{target}\"/>";

    private static string Row(int number, string[] cells) =>
        $"<row r=\"{number}\">"
        + string.Concat(cells.Index().Select(cell => Cell((char)('A' + cell.Index), number, cell.Item)))
        + "</row>";

    private static string Cell(char column, int row, string text) =>
        text switch
        {
            ['n', ':', .. var number] => $"<c r=\"{column}{row}\"><v>{number}</v></c>",
            ['d', ':', .. var date] => $"<c r=\"{column}{row}\" s=\"1\"><v>{date}</v></c>",
            ['t', ':', .. var time] => $"<c r=\"{column}{row}\" s=\"2\"><v>{time}</v></c>",
            _ => $"<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
        };

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
