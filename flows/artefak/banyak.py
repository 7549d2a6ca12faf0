"""What a run over many offices leaves in the UI: for each province one table of its offices, the trouble first."""

from __future__ import annotations

from collections.abc import Sequence

from prefect.artifacts import acreate_markdown_artifact

from flows.artefak.markdown import aman
from tata_usaha.kerja.pilih_kantor import Pilihan

Baris = dict[str, str | int | None]


async def lapor(alur: str, periode: str, pilihan: Pilihan, baris: Sequence[Baris]) -> None:
    """Leave one artifact for each province, under a key that stays the same for a kind of run and a period."""
    menurut = {str(satu["Satker"]): satu for satu in baris}
    for kode, kantor in pilihan.menurut_provinsi.items():
        sebutan = " ".join(filter(None, (alur, periode)))
        kunci = "-".join(filter(None, ("provinsi", kode or "lain", periode.lower() or alur)))
        await acreate_markdown_artifact(
            tabel(kode, sebutan, [menurut[k] for k in kantor]),
            key=kunci,
            description=f"Provinsi {kode or 'yang tidak terbaca'}: {sebutan}",
        )


def tabel(provinsi: str, sebutan: str, baris: Sequence[Baris]) -> str:
    """Return a province's offices as Markdown: who has trouble first, then by what is late."""
    urut = sorted(baris, key=lambda b: (not b["Masalah"], -int(b["Terlambat"] or 0), str(b["Satker"])))
    isi = [
        f"# Provinsi {aman(provinsi or '–')}, {aman(sebutan)}",
        f"{len(baris)} kantor, {sum(bool(b['Masalah']) for b in baris)} bermasalah.",
        "\n".join(["| Satker | Capaian | Terlambat | Naskah | Masalah |", "| --- | ---: | ---: | ---: | --- |"])
        + "".join(f"\n| {' | '.join(_sel(b))} |" for b in urut),
    ]
    return "\n\n".join(isi) + "\n"


def _sel(b: Baris) -> list[str]:
    capaian = "–" if b["Jatuh tempo"] is None else f"{b['Lengkap']} dari {b['Jatuh tempo']}"
    angka = ["–" if b[nama] is None else str(b[nama]) for nama in ("Terlambat", "Naskah")]
    return [aman(str(b["Satker"])), capaian, *angka, aman(str(b["Masalah"] or "–"))[:300]]
