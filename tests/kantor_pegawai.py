"""The office with its staff typed once: twenty people in pegawai.csv, to whom officials and teams point.

All of them are made up, but for the one name that the office's decree tells.
"""

from __future__ import annotations

import re
from pathlib import Path

SEKRETARIS = "197504122000031002"
KASUBBAG = {
    "kasubbag-keuangan": "198006152005012003",
    "kasubbag-perencanaan": "198309212008011004",
    "kasubbag-teknis-hukum": "197911302006041005",
    "kasubbag-parmas-sdm": "198512052010122001",
}
AGEN = ("199001172014021002", "199203082019032001", "199407222020121001", "199612142022032003")
"""Who is agent of change of each sub bagian, in the order of the seats."""
PEGAWAI_CSV = f"""\
nama;NIP;jabatan;unit;pangkat/golongan;jenis kelamin;pendidikan;status
Rahmat Hidayat, S.E., M.Si.;{SEKRETARIS};Sekretaris;;Pembina Tingkat I (IV/b);L;S-2 Administrasi Publik;PNS
Nurlaela, S.E.;{KASUBBAG["kasubbag-keuangan"]};Kepala Sub Bagian;KUL;Penata Tingkat I (III/d);P;S-1 Ekonomi;PNS
Moh. Fadli, S.Kom.;{KASUBBAG["kasubbag-perencanaan"]};Kepala Sub Bagian;Rendatin;Penata (III/c);L;S-1 Informatika;PNS
Sasli;{KASUBBAG["kasubbag-teknis-hukum"]};Kepala Sub Bagian;Tekhum;Penata Tingkat I (III/d);L;S-1 Hukum;PNS
Dewi Anggraini, S.Sos.;{KASUBBAG["kasubbag-parmas-sdm"]};Kepala Sub Bagian;Parmas-SDM;Penata (III/c);P;S-1 Sosiologi;PNS
Andi Saputra, S.E.;{AGEN[0]};Analis Keuangan;KUL;Penata Muda Tingkat I (III/b);L;S-1 Akuntansi;PNS
Sitti Rahma, A.Md.;199305112015032002;Bendahara;KUL;Pengatur Tingkat I (II/d);P;D-3 Akuntansi;PNS
Yusuf Lamato;198802201012121001;Pengadministrasi Umum;KUL;Pengatur (II/c);L;SMA;PNS
Ferdi Gunawan;;Pengemudi;KUL;;L;SMA;PPNPN
Fitriani, S.Kom.;{AGEN[1]};Pranata Komputer;Rendatin;Penata Muda (III/a);P;S-1 Informatika;PNS
Iwan Setiawan, S.T.;199108092020121002;Perencana;Rendatin;Penata Muda (III/a);L;S-1 Teknik;PNS
Nur Aisyah, S.Stat.;199501012022212004;Statistisi;Rendatin;IX;P;S-1 Statistika;PPPK
Rizky Pratama, S.H.;{AGEN[2]};Analis Hukum;Tekhum;Penata Muda (III/a);L;S-1 Hukum;PNS
Maria Magdalena, S.H.;199302142019032003;Penyusun Bahan Hukum;Tekhum;Penata Muda Tingkat I (III/b);P;S-1 Hukum;PNS
Arman Djafar, S.IP.;198904252014031001;Pengelola Teknis Pemilu;Tekhum;Penata (III/c);L;S-1 Ilmu Politik;PNS
Hendra Lasut;199002022022211005;Pengadministrasi Hukum;Tekhum;V;L;SMA;PPPK
Wahyuni, S.Sos.;{AGEN[3]};Analis SDM Aparatur;Parmas-SDM;Penata Muda (III/a);P;S-1 Sosiologi;PNS
Ridwan Tahir, S.I.Kom.;199110102019031004;Pranata Humas;Parmas-SDM;Penata Muda Tingkat I (III/b);L;S-1 Komunikasi;PNS
Lisa Kamaruddin, A.Md.;199701032023212002;Arsiparis;Parmas-SDM;VII;P;D-3 Kearsipan;PPPK
Burhanuddin;;Petugas Keamanan;KUL;;L;SMA;PPNPN
"""


def isi_pegawai(folder: Path, *, tunjuk: bool = True) -> None:
    """Give the office in a folder (a copy of the real one) its staff; `tunjuk`: officials and agents point to them."""
    (folder / "pegawai.csv").write_text(PEGAWAI_CSV, encoding="utf-8")
    if tunjuk:
        berkas = folder / "pejabat.yaml"
        berkas.write_text(menunjuk(berkas.read_text(encoding="utf-8")), encoding="utf-8")


def menunjuk(pejabat: str) -> str:
    """Return pejabat.yaml with the pointers: the Sekretaris, the four heads, and the agents of change."""
    for jabatan, nip in {"sekretaris": SEKRETARIS, **KASUBBAG}.items():
        kepala = re.search(rf"  - id: {jabatan}\n(?:    .*\n)*?    nip: null\n", pejabat)
        assert kepala, jabatan
        baru = re.sub(r"    nama: .*\n", "    nama: null\n", kepala[0]) + f'    pegawai: "{nip}"\n'
        pejabat = pejabat.replace(kepala[0], baru, 1)
    awal, agen, akhir = pejabat.partition("  - id: agen-perubahan\n")
    for nip in AGEN:
        akhir = akhir.replace("        pejabat: null\n        ket", f'        pegawai: "{nip}"\n        ket', 1)
    return awal + agen + akhir
