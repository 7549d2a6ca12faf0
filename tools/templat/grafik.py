"""A bar chart for a template: a native Word chart with sample figures, to be filled while printing."""

from __future__ import annotations

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from tata_usaha.cetak.grafik import AWALAN, susun_lembar
from tools.templat.kit import PenulisTemplat
from zi_model.naskah.inti.naskah import Grafik

_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NS = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_HUBUNGAN}"'
)
_NS_GAMBAR = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def tambah_diagram_batang(
    templat: PenulisTemplat, contoh: Grafik, seri: str, sumbu: str, tinggi: float, nomor: int = 1
) -> None:
    """Add a chart of horizontal bars from 0 to 100, as wide as the text and so many centimetres high.

    `contoh` has the chart's name and sample figures, `seri` is the heading of the figures in the
    worksheet, `sumbu` stands along the axis. `nomor` tells the charts of a template apart.
    """
    paket = templat.dokumen.part.package
    lembar = Part(
        PackURI(f"/word/embeddings/grafik{nomor}.xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        susun_lembar(seri, contoh),
        paket,
    )
    grafik = Part(
        PackURI(f"/word/charts/chart{nomor}.xml"),
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        b"",
        paket,
    )
    rid_lembar = grafik.relate_to(lembar, f"{_HUBUNGAN}/package")
    grafik._blob = _xml(contoh, seri, sumbu, rid_lembar).encode()
    rid = templat.dokumen.part.relate_to(grafik, f"{_HUBUNGAN}/chart")
    paragraf = templat.paragraf("", "ND Gambar")
    paragraf.add_run()._r.append(
        parse_xml(
            f'<w:drawing {_NS} {_NS_GAMBAR}><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{Cm(templat.lebar)}" cy="{Cm(tinggi)}"/>'
            f'<wp:docPr id="{nomor}" name="{AWALAN}{contoh.nama}" descr="{contoh.uraian}"/><wp:cNvGraphicFramePr/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="{rid}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
    )


def _xml(contoh: Grafik, seri: str, sumbu: str, rid_lembar: str) -> str:
    jumlah = len(contoh.kategori)
    kategori = "".join(f'<c:pt idx="{ke}"><c:v>{nama}</c:v></c:pt>' for ke, nama in enumerate(contoh.kategori))
    nilai = "".join(f'<c:pt idx="{ke}"><c:v>{n or 0}</c:v></c:pt>' for ke, n in enumerate(contoh.nilai))
    kisi = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D0D0D0"/></a:solidFill></a:ln></c:spPr>'
    garis = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_NS}>'
        '<c:date1904 val="0"/><c:lang val="id-ID"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>{_simpanan(1, _titik(seri))}</c:strRef></c:tx>"
        '<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        '<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="outEnd"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${jumlah + 1}</c:f>{_simpanan(jumlah, kategori)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${jumlah + 1}</c:f><c:numCache><c:formatCode>0.00</c:formatCode>"
        f'<c:ptCount val="{jumlah}"/>{nilai}</c:numCache></c:numRef></c:val>'
        '</c:ser><c:gapWidth val="60"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{garis}<c:crossAx val="1002"/>'
        '<c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:max val="100"/><c:min val="0"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>{kisi}</c:majorGridlines>'
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr b="0"/></a:pPr><a:r><a:rPr lang="id-ID" b="0"/>'
        f'<a:t>{sumbu}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="1001"/><c:crosses val="max"/><c:crossBetween val="between"/>'
        '<c:majorUnit val="20"/></c:valAx><c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
        f'<c:externalData r:id="{rid_lembar}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _titik(teks: str) -> str:
    return f'<c:pt idx="0"><c:v>{teks}</c:v></c:pt>'


def _simpanan(jumlah: int, titik: str) -> str:
    return f'<c:strCache><c:ptCount val="{jumlah}"/>{titik}</c:strCache>'
