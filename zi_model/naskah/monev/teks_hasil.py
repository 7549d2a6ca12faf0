"""The wording of what the monev report computes: summary, meeting, achievement, gaps, causes.

An office may have its own wording file of an earlier version, which has none of these: so each has a default, and the
delivered file says the same (a test compares). Every sentence carries a fact, and is left out when there is none.
"""

from __future__ import annotations

from typing import Annotated

from zi_model.data import Data
from zi_model.naskah.inti.bagian import UMUM
from zi_model.pola import boleh

_ANGKA = (
    *UMUM,
    "keadaan",
    "jatuh_tempo",
    "terpenuhi",
    "tepat_waktu",
    "terlambat",
    "belum",
    "persen",
    "persen_tepat",
    "kumulatif",
    "setahun",
    "persen_setahun",
)
_HAL_BUTIR = ("hal", "kode", "hari", "unit", "jumlah", "semua", "kali", "selesai", "terbuka", "lalu")
_BUTIR = (*UMUM, *_HAL_BUTIR)
_RAPAT = (
    *UMUM,
    "hari_tanggal",
    "waktu",
    "tempat",
    "undangan",
    "notula",
    "pimpinan",
    "notulis",
    "hadir",
    "jumlah_hadir",
)
_HAL_BANDING = ("lalu", "poin", "persen_lalu", "persen", "komponen", "dari", "menjadi", "hal")
_BANDING = (*UMUM, *_HAL_BANDING)
_BELUM = (*UMUM, "jumlah", "semua", "bukti", "kali", "hal", "nomor", "tanggal", "unit", "satuan")
_NASKAH = ("sebutan", "nomor", "tanggal")
ISIAN = frozenset({*_ANGKA, *_BUTIR, *_RAPAT, *_BANDING, *_BELUM, *_NASKAH})
"""All places that the texts of this module may name."""
BUTIR_KOSONG = dict.fromkeys(_HAL_BUTIR, "")
BANDING_KOSONG = dict.fromkeys(_HAL_BANDING, "")
"""What stands in such a place where a sentence's own facts say nothing: an office may word it with any of them."""

PolaAngka = Annotated[str, boleh(*_ANGKA)]
PolaButir = Annotated[str, boleh(*_BUTIR)]
PolaRapat = Annotated[str, boleh(*_RAPAT)]
PolaBanding = Annotated[str, boleh(*_BANDING)]
PolaBelum = Annotated[str, boleh(*_BELUM)]
PolaNaskah = Annotated[str, boleh(*_NASKAH)]


class TeksRingkasan(Data):
    """The page for who reads no other: the figures, the meeting, and what leaders have to decide."""

    capaian: PolaAngka = (
        "Sampai dengan {keadaan}, dari {jatuh_tempo} kewajiban yang jatuh tempo pada {periode}, {terpenuhi} terpenuhi "
        "({persen}), {tepat_waktu} di antaranya tepat waktu. Capaian kumulatif Tahun {tahun} adalah {kumulatif} dari "
        "{setahun} kewajiban ({persen_setahun})."
    )
    tepat_semua: PolaAngka = (
        "Sampai dengan {keadaan}, dari {jatuh_tempo} kewajiban yang jatuh tempo pada {periode}, {terpenuhi} terpenuhi "
        "({persen}), seluruhnya tepat waktu. Capaian kumulatif Tahun {tahun} adalah {kumulatif} dari {setahun} "
        "kewajiban ({persen_setahun})."
    )
    tepat_tiada: PolaAngka = (
        "Sampai dengan {keadaan}, dari {jatuh_tempo} kewajiban yang jatuh tempo pada {periode}, {terpenuhi} terpenuhi "
        "({persen}), tidak ada yang tepat waktu. Capaian kumulatif Tahun {tahun} adalah {kumulatif} dari {setahun} "
        "kewajiban ({persen_setahun})."
    )
    belum_ada: PolaAngka = (
        "Sampai dengan {keadaan}, dari {jatuh_tempo} kewajiban yang jatuh tempo pada {periode}, {terpenuhi} terpenuhi "
        "({persen}). Capaian kumulatif Tahun {tahun} adalah {kumulatif} dari {setahun} kewajiban ({persen_setahun})."
    )
    tanpa_jatuh_tempo: PolaAngka = (
        "Pada {periode} tidak ada kewajiban yang jatuh tempo. Sampai dengan {keadaan}, capaian kumulatif Tahun {tahun} "
        "adalah {kumulatif} dari {setahun} kewajiban ({persen_setahun})."
    )
    tunggakan: PolaButir = "Dari triwulan sebelumnya, {jumlah} kewajiban masih belum terpenuhi."
    pengantar: str = "Yang perlu keputusan pimpinan:"
    keputusan: PolaButir = (
        "Keputusan tentang {hal} ({kode}) belum ditetapkan, sudah lewat {hari} hari dari batas waktunya."
    )
    keputusan_banyak: PolaButir = (
        "{jumlah} keputusan belum ditetapkan, yaitu tentang {hal}; yang terlama sudah lewat {hari} hari dari batas "
        "waktunya."
    )
    unit: PolaButir = "{jumlah} dari {semua} kewajiban yang belum terpenuhi berada di {unit}."
    unit_sejenis: PolaButir = (
        "{jumlah} dari {semua} kewajiban yang belum terpenuhi berada di {unit}; semuanya berupa {hal}."
    )
    berulang: PolaButir = "{hal} ({kode}) tidak terpenuhi tepat waktu dalam {kali} periode berturut-turut."
    tindak_lanjut: PolaButir = "Dari {semua} rekomendasi {lalu}, {selesai} selesai dan {terbuka} masih terbuka."
    tindak_lanjut_belum: PolaButir = "Belum satu pun dari {semua} rekomendasi {lalu} selesai."
    eskalasi: PolaButir = "{jumlah} rekomendasi masih terbuka pada triwulan ketiga sesudah diberikan (Bab IV)."


class TeksRapatMonev(Data):
    """The meeting, as its letters tell it."""

    dilaksanakan: PolaRapat = (
        "Rapat monitoring dan evaluasi {periode} dilaksanakan pada hari {hari_tanggal}, pukul {waktu}, bertempat di "
        "{tempat}, berdasarkan {undangan}."
    )
    dijadwalkan: PolaRapat = (
        "Rapat monitoring dan evaluasi {periode} dijadwalkan pada hari {hari_tanggal}, pukul {waktu}, bertempat di "
        "{tempat}, berdasarkan {undangan}."
    )
    pimpinan: PolaRapat = "Rapat dipimpin oleh {pimpinan}."
    hadir: PolaRapat = "Unsur pimpinan yang hadir: {hadir}."
    jumlah_hadir: PolaRapat = "Jumlah yang hadir: {jumlah_hadir}."
    notula: PolaRapat = "Jalannya rapat dimuat dalam {notula}."
    simpulan: str = "Simpulan rapat:"
    naskah: PolaNaskah = "{sebutan} Nomor {nomor} tanggal {tanggal}"
    naskah_tanpa_nomor: PolaNaskah = "{sebutan} tanggal {tanggal}"
    naskah_saja: PolaNaskah = "{sebutan}"


class TeksPerkembangan(Data):
    """Bab III huruf A after its tables: share in time, whole year, and the comparison with reports as issued."""

    tepat_waktu: PolaAngka = (
        "Dari kewajiban yang terpenuhi, {tepat_waktu} tepat waktu ({persen_tepat} dari yang jatuh tempo) dan "
        "{terlambat} terlambat."
    )
    semua_tepat: PolaAngka = (
        "Seluruh kewajiban yang terpenuhi diterima tepat waktu ({persen_tepat} dari yang jatuh tempo)."
    )
    kumulatif: PolaAngka = (
        "Secara kumulatif, {kumulatif} dari {setahun} kewajiban Tahun {tahun} telah terpenuhi ({persen_setahun})."
    )
    diri: Annotated[str, boleh("kode")] = (
        "Laporan ini, sejak ditandatangani, adalah bukti laporan untuk indikator {kode} dan dihitung demikian."
    )
    naik: PolaBanding = "Capaian naik {poin} poin dari {lalu} ({persen_lalu})."
    turun: PolaBanding = "Capaian turun {poin} poin dari {lalu} ({persen_lalu})."
    tetap: PolaBanding = "Capaian sama dengan {lalu} ({persen_lalu})."
    komponen_naik: PolaBanding = "Kenaikan terbesar pada komponen {komponen}, dari {dari} menjadi {menjadi}"
    komponen_turun: PolaBanding = "Penurunan terbesar pada komponen {komponen}, dari {dari} menjadi {menjadi}"
    karena_naik: PolaBanding = ", karena {hal}, yang sebelumnya belum ada, kini sudah diserahkan."
    karena_turun: PolaBanding = ", karena {hal}, yang sebelumnya ada, kini belum diserahkan."
    tanpa_sebab: str = "."
    tanpa: PolaBanding = (
        "Belum ada laporan triwulan sebelumnya yang ditetapkan, sehingga perkembangan belum dapat dibandingkan."
    )
    judul: PolaBanding = "Perkembangan capaian menurut laporan yang ditetapkan, sampai dengan {periode}"
    judul_komponen: PolaBanding = "Capaian pelaksanaan Rencana Aksi per komponen pada {periode}"


class TeksBelum(Data):
    """Bab III huruf B: what is missing, of which units, since when."""

    unit_bertunggakan: PolaBelum = "{unit}: {jumlah} kewajiban, {semua} di antaranya jatuh tempo sebelum {periode}"
    bertunggakan: PolaBelum = (
        "Kewajiban yang jatuh tempo pada {periode} dan belum terpenuhi berjumlah {jumlah}, dan yang jatuh tempo "
        "sebelumnya serta masih belum terpenuhi berjumlah {semua}. Menurut unit penanggung jawab, keduanya adalah "
        "sebagai berikut."
    )
    tinggal_tunggakan: PolaBelum = (
        "Seluruh kewajiban yang jatuh tempo pada {periode} telah terpenuhi. Yang jatuh tempo sebelumnya dan masih "
        "belum terpenuhi berjumlah {semua}, menurut unit penanggung jawab sebagai berikut."
    )
    terbanyak: PolaBelum = "Bukti yang paling banyak belum ada adalah {bukti}, yaitu {jumlah} dari {semua} bukti."
    berulang: PolaBelum = "Tidak terpenuhi tepat waktu dalam {kali} periode berturut-turut: {hal}."
    lewat: Annotated[str, boleh("jumlah")] = "{jumlah} hari"
    belum_lewat: str = "belum lewat"
    keputusan: PolaBelum = "keputusan sudah ditetapkan ({nomor}); salinannya belum ada di folder bukti"


class TeksPenyebab(Data):
    """Bab III huruf C: why, in the units' own words, or as a fill-in for them."""

    pengantar: PolaBelum = "Penyebab dan kendala menurut unit penanggung jawab adalah sebagai berikut."
    tanpa: PolaBelum = "Seluruh kewajiban yang jatuh tempo telah terpenuhi dan tidak ada kendala yang disampaikan."
    isian: PolaBelum = "penyebab dan langkah penyelesaian menurut {unit}"
